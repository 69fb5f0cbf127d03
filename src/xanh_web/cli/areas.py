"""`xanh area`: boundaries of administrative units, from the files of those who keep them."""

from datetime import datetime
from pathlib import Path

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database


@click.group(help=_("Administrative units: loading their boundaries."))
def area() -> None:
    """Commands on areas."""


@area.command(
    "boundaries",
    help=_("Load boundaries from a GeoPackage, zipped Shapefile or GeoJSON, in VN-2000 or WGS84."),
    epilog=_('Example: xanh area boundaries wards.gpkg --code-field ma_xa --source "Sở …"'),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--code-field", required=True, help=_("The field that holds the codes of the areas."))
@click.option("--source", required=True, help=_("Where they come from and what their owner allows; maps show it."))
@click.option("--parent", default="", help=_("The area they make up; the city if left out."))
@click.option("--system", default="", help=_("The coordinate system, such as EPSG:5897, where the file does not say."))
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help=_("The day; today if left out."))
@with_database
def boundaries(file: Path, code_field: str, source: str, parent: str, system: str, day: datetime | None) -> None:
    """Load boundaries and say how they came to WGS84."""
    from django.utils import timezone

    from xanh_web.agencies.boundaries.actions import load_boundaries
    from xanh_web.agencies.city import current_city
    from xanh_web.base.actions import operator, seal_rows

    loaded = load_boundaries(
        path=file,
        code_field=code_field,
        parent_code=parent or current_city().area_code,
        for_day=day.date() if day else timezone.localdate(),
        source=source,
        system=system,
        by=operator(),
        at=timezone.now(),
    )
    seal_rows()
    row = loaded.boundary_set
    if not loaded.new:
        click.echo(_("These boundaries are loaded already; nothing was changed."))
        return
    for remark in loaded.remarks:
        click.echo(remark)
    click.echo(
        _("{count} boundaries are loaded, from {system}{operation}.").format(
            count=row.boundaries.count(), system=row.system, operation=f" ({row.operation})" if row.operation else ""
        )
    )
