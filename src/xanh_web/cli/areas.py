"""`xanh area`: boundaries of administrative units, and values of old ones on new ones."""

from datetime import datetime
from pathlib import Path

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database


@click.group(help=_("Administrative units: their boundaries, and values of old ones on new ones."))
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


@area.command(
    help=_("Express an indicator's values of old areas on new ones, by a named method; recorded as derived."),
    epilog=_(
        "Example: xanh area reexpress hdi --period 2024 --on 2025-07-01 --method population_mean --weights dan-so.csv "
        '--source "NGTK 2024, tr. 35" --dated 2024-12-31'
    ),
)
@click.argument("indicator")
@click.option("--period", required=True, help=_("2025, 2025-Q3, 2025-07 or 2021/2030."))
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    help=_("The day whose areas are meant."),
)
@click.option("--method", required=True, help=_("sum, population_split, area_split, population_mean or area_mean."))
@click.option(
    "--weights", type=click.Path(path_type=Path), required=True, help=_("CSV: old area, new area, weight of the piece.")
)
@click.option("--source", required=True, help=_("Where the weights come from: publication, year, page."))
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), required=True, help=_("The day the weights hold for."))
@click.option(
    "--decimal",
    type=click.Choice(["comma", "point"]),
    default=None,
    help=_("The decimal mark of numbers written as text."),
)
@with_database
def reexpress(
    indicator: str, period: str, day: datetime, method: str, weights: Path, source: str, dated: datetime,
    decimal: str | None,
) -> None:  # fmt: skip
    """Record the derived values and say what was lost on the way."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.files import read_bytes
    from xanh_web.ledger.actions import Weights, reexpress_observations
    from xanh_web.reporting.lineage import shown
    from xanh_web.reporting.reexpressed_lineage import lost_words

    mark = {"comma": ",", "point": "."}.get(decimal or "", "")
    done = reexpress_observations(
        indicator=indicator,
        period=period,
        boundaries=day.date(),
        method=method,
        weights=Weights(read_bytes(weights), weights.name, source, dated.date(), mark),
        by=operator(),
        at=timezone.now(),
    )
    seal_rows()
    for row in done.rows:
        click.echo(f"{row.area_code}, {row.period}: {shown(row)}")
    if not done.rows:
        click.echo(_("Nothing new to record."))
        return
    for line in lost_words(done.rows[0].reexpressed.of):
        click.echo(line)
    click.echo(_("{count} derived values are recorded.").format(count=len(done.rows)))
