"""The section of the greenhouse-gas inventory: the latest published by then, and what was recalculated since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from django.utils import timezone

from xanh.basis.number import rounded
from xanh.basis.parameter import parameter
from xanh.documents.report.content import (
    CausePart,
    Figure,
    InventorySection,
    InventorySector,
    InventoryYear,
    Lineage,
    ObjectiveSection,
    Recalculation,
)
from xanh.ghg.categories import ancestors, category, land_use
from xanh.ghg.city_difference import difference
from xanh.ghg.city_published import is_confidential, shown_reading
from xanh.ghg.city_quality import Uncertainty, known_uncertainty
from xanh.ghg.city_totals import CityReading, Frozen, co2e_of, lines_under, read_totals
from xanh.ghg.notation import State, Total
from xanh_web.emissions.models import InventoryLine, InventoryVersion, Purpose
from xanh_web.emissions.spoken import CAUSES
from xanh_web.reporting.consolidate.figures import FigureBook
from xanh_web.reporting.consolidate.intensity import intensity_way
from xanh_web.reporting.consolidate.key_categories import key_lines
from xanh_web.reporting.models import ConsolidatedReport, Round

UNIT = "kilotonne_co2e"
_KEPT, _SHOWN = 6, 1  # decimals of kt CO2e: kilograms are kept, a hundred tonnes printed


@dataclass(frozen=True)
class Published:
    """A version as it was published, with its lines by key."""

    version: InventoryVersion
    lines: Mapping[int, Frozen]

    @property
    def source(self) -> str:
        """The source that figures of the whole version name."""
        return f"inventory_version:{self.version.pk}"

    @cached_property
    def contents(self) -> list[Frozen]:
        """The lines, in order."""
        return list(self.lines.values())

    @cached_property
    def reading(self) -> CityReading:
        """Its totals under its own set, as anyone may see them."""
        inventory = self.version.inventory
        whole = read_totals(self.contents, inventory.area_code, inventory.year, self.version.gwp)
        return shown_reading(whole, self.contents)

    @cached_property
    def closed(self) -> bool:
        """Whether a line is confidential."""
        return any(is_confidential(line) for line in self.contents)

    def uncertainty(self, base: "Published | None" = None) -> Uncertainty | None:
        """Return the uncertainty of the total; None where the total says nothing or must not be known."""
        if self.reading.with_land.hidden:
            return None
        known = base.contents if base and not base.reading.with_land.hidden else ()
        return known_uncertainty(self.contents, self.version.gwp, known)


def inventory_section(
    round_: Round, objectives: Sequence[ObjectiveSection], at: datetime, book: FigureBook
) -> InventorySection:
    """Return what had been published of the area by `at`; years after the report's own are left out."""
    history = _published(round_, at)
    newest = {one.version.inventory.year: one for one in history}
    if not newest:
        return InventorySection()
    base_year = int(parameter("base_years", timezone.localtime(at).date()).values["ghg_intensity"])
    latest = newest[max(newest)]
    base = newest.get(base_year) if base_year in newest and newest[base_year] is not latest else None
    return InventorySection(
        latest=_year(latest, base, book),
        recalculations=tuple(_recalculations(round_, history, at, book)),
        intensity=intensity_way(
            objectives, {year: (one.source, one.uncertainty()) for year, one in newest.items()}, book
        ),
    )


def _published(round_: Round, at: datetime) -> list[Published]:
    issued = InventoryVersion.objects.filter(
        inventory__area_code=round_.area_code,
        inventory__purpose=Purpose.CITY,
        inventory__year__lte=round_.year,
        issued_at__lte=at,
    )
    versions = list(issued.select_related("inventory").order_by("inventory__year", "number"))
    lines: dict[int, dict[int, Frozen]] = {version.pk: {} for version in versions}
    found = InventoryLine.objects.filter(version__in=versions).order_by("position")
    for key, of, content in found.values_list("pk", "version_id", "content"):
        lines[of][key] = content
    return [Published(version, lines[version.pk]) for version in versions]


def _year(found: Published, base: Published | None, book: FigureBook) -> InventoryYear:
    version, reading = found.version, found.reading
    year = version.inventory.year
    sure = found.uncertainty(base)
    return InventoryYear(
        code=version.inventory.code,
        year=year,
        version=version.number,
        issued_on=timezone.localtime(version.issued_at).date(),
        boundary_on=version.boundary_on,
        gwp=version.gwp,
        illustrative=version.illustrative,
        partial=reading.with_land.sentence,
        closed=found.closed,
        with_land=_total(found, f"Tổng phát thải {year} gồm sử dụng đất", reading.with_land, found.lines, book),
        without_land=_without_land(found, book),
        sectors=tuple(
            InventorySector(
                code=code,
                name=category(code).name,
                amount=_total(found, f"{category(code).name}, {year}", one, _under(found, code), book),
            )
            for code, one in reading.tree.items()
            if "." not in code
        ),
        keys=key_lines(found.contents, version.gwp, base.contents if base else (), found.source, book)
        if not reading.with_land.hidden
        else (),
        uncertainty=_share("Độ không chắc chắn của tổng", sure.level, found, book) if sure else None,
        uncertainty_trend=_share("Độ không chắc chắn của xu thế", sure.trend, found, book, base)
        if sure and sure.trend is not None
        else None,
        without_uncertainty=_uncounted(sure, found, book) if sure and sure.without else None,
    )


def _under(found: Published, code: str) -> Mapping[int, Frozen]:
    return {key: line for key, line in found.lines.items() if lines_under([line], code)}


def _without_land(found: Published, book: FigureBook) -> Figure:
    lines = {key: line for key, line in found.lines.items() if not _is_land(line)}
    label = f"Tổng phát thải {found.version.inventory.year} không gồm sử dụng đất"
    return _total(found, label, found.reading.without_land, lines, book)


def _is_land(line: Frozen) -> bool:
    return any(code in land_use() for code in (line["category"], *ancestors(line["category"])))


def _total(found: Published, label: str, one: Total, lines: Mapping[int, Frozen], book: FigureBook) -> Figure:
    period = str(found.version.inventory.year)
    if one.hidden or one.value is None:
        reason = "not_collected" if one.state & (State.NE | State.MISSING) else "not_applicable"
        leaf = book.leaf(label, None, UNIT, found.source, period)
        return book.figure(leaf.model_copy(update={"missing": "confidential" if one.hidden else reason}))
    leaves = tuple(_leaf(key, line, found, book) for key, line in lines.items() if _adds(line, found.version.gwp))
    whole = book.leaf(label, _kilotonnes(one.value), UNIT, "" if leaves else found.source, period)
    return book.figure(whole.model_copy(update={"inputs": leaves}), _SHOWN)


def _adds(line: Frozen, gwp: str) -> bool:
    return co2e_of(line, gwp, (1,)) is not None


def _leaf(key: int, line: Frozen, found: Published, book: FigureBook) -> Lineage:
    """Return what one line adds; of a confidential one that it does, never how much."""
    secret = is_confidential(line)
    value = None if secret else _kilotonnes(co2e_of(line, found.version.gwp, (1,)) or 0.0)
    leaf = book.leaf(line["code"], value, UNIT, f"inventory_line:{key}", str(found.version.inventory.year))
    return leaf.model_copy(update={"missing": "confidential"}) if secret else leaf


def _share(label: str, share: float, found: Published, book: FigureBook, base: Published | None = None) -> Figure:
    sources = [one.source for one in (found, base) if one]
    return book.figure(rests_on(label, Decimal(repr(share * 100)), "%", sources, book), 1)


def _uncounted(sure: Uncertainty, found: Published, book: FigureBook) -> Figure:
    keys = {line["code"]: key for key, line in found.lines.items()}
    sources = [f"inventory_line:{keys[code]}" for code in sure.without]
    return book.count("Dòng kiểm kê chưa nêu độ không chắc chắn", "item", sources, found.source)


def rests_on(label: str, value: Decimal, unit: str, sources: Sequence[str], book: FigureBook) -> Lineage:
    """Return a node computed from whole versions: they have no one value, so the leaves repeat none."""
    known = rounded(value, _KEPT)
    if len(sources) == 1:
        return book.leaf(label, known, unit, sources[0])
    leaves = tuple(book.leaf(label, known, unit, source) for source in sources)
    return book.leaf(label, known, unit, "").model_copy(update={"inputs": leaves})


def _recalculations(round_: Round, history: Sequence[Published], at: datetime, book: FigureBook) -> list[Recalculation]:
    """Return what was issued again since the report of an earlier round; everything where there is none."""
    earlier = ConsolidatedReport.objects.filter(
        round__area_code=round_.area_code, round__year__lt=round_.year, recorded_at__lte=at
    )
    since = earlier.order_by("-as_known_at").values_list("as_known_at", flat=True).first()
    known = {one.version.pk: one for one in history}
    again = [one for one in history if one.version.based_on_id and (since is None or one.version.issued_at > since)]
    return [_recalculation(known[one.version.based_on_id or 0], one, book) for one in again]


def _recalculation(old: Published, new: Published, book: FigureBook) -> Recalculation:
    label = f"Tổng phát thải {new.version.inventory.year}, phiên bản {{number}}"
    before, after = (
        _total(one, label.format(number=one.version.number), one.reading.with_land, one.lines, book)
        for one in (old, new)
    )
    parts: tuple[CausePart, ...] = ()
    if not (old.closed or new.closed):  # the part of a cause could be that of a confidential line alone
        found = difference(old.contents, new.contents, old.version.gwp, new.version.gwp)
        made = {cause: value for cause, value in found.parts.items() if round(value / 1000, _SHOWN)}
        parts = tuple(_part(str(CAUSES[cause]), value, old, new, book) for cause, value in made.items())
    return Recalculation(
        year=new.version.inventory.year,
        version=new.version.number,
        issued_on=timezone.localtime(new.version.issued_at).date(),
        reason=new.version.reason,
        gwp_before=old.version.gwp,
        gwp_after=new.version.gwp,
        before=before,
        after=after,
        parts=parts,
    )


def _part(cause: str, tonnes: float, old: Published, new: Published, book: FigureBook) -> CausePart:
    label = f"Tính toán lại {new.version.inventory.year}: {cause}"
    lineage = rests_on(label, _kilotonnes(tonnes), UNIT, [old.source, new.source], book)
    return CausePart(cause=cause, amount=book.figure(lineage, _SHOWN))


def _kilotonnes(tonnes: float) -> Decimal:
    return rounded(Decimal(repr(tonnes)) / 1000, _KEPT)
