"""Figures as a page shows them: old beside new, with the names of indicators and areas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xanh.catalogue import CATALOGUE
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.ledger.comparing import Line
from xanh_web.ledger.models import ImportedRow
from xanh_web.plans.models import Indicator
from xanh_web.reporting.lineage import shown, written_value


@dataclass(frozen=True)
class Shown:
    """A figure of a file: its row there, what it is about, what stood before ("" for nothing), what is to stand.

    `before` and `observation` are the keys of the two in the ledger, where they are there.
    """

    row: int
    indicator: str
    area: str
    period: str
    old: str
    new: str
    source: str
    before: int | None = None
    observation: int | None = None
    in_words_only: bool = False


def lines_shown(lines: Sequence[Line]) -> list[Shown]:
    """Return the lines of a comparison as they are shown before they are imported."""
    names = _Names((line.row.indicator, line.row.area) for line in lines)
    return [
        Shown(
            row=line.row.row,
            indicator=names.indicator(line.row.indicator, line.row.dimensions),
            area=names.places.of(line.row.area, line.row.period),
            period=line.row.period,
            old=shown(line.before) if line.before else "",
            new=written_value(line.row.value, line.row.missing, line.row.unit, line.row.status, line.row.period),
            source=line.row.source,
            before=line.before.pk if line.before else None,
            in_words_only=line.in_words_only,
        )
        for line in lines
    ]


def rows_shown(rows: Iterable[ImportedRow]) -> list[Shown]:
    """Return the rows of an import as they were recorded; they come with their observation and what it superseded."""
    kept = list(rows)
    names = _Names((row.observation.indicator, row.observation.area_code) for row in kept)
    return [
        Shown(
            row=row.row,
            indicator=names.indicator(row.observation.indicator, row.observation.dimensions),
            area=names.places.of(row.observation.area_code, row.observation.period),
            period=row.observation.period,
            old=shown(row.observation.supersedes) if row.observation.supersedes else "",
            new=shown(row.observation),
            source=row.source,
            before=row.observation.supersedes_id,
            observation=row.observation.pk,
        )
        for row in kept
    ]


class _Names:
    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        codes, areas = zip(*keys, strict=True) if (keys := list(keys)) else ((), ())
        self._indicators = dict(Indicator.objects.filter(code__in=set(codes)).values_list("code", "name"))
        self.places = PlaceNames(areas)

    def indicator(self, code: str, dimensions: dict[str, str]) -> str:
        name = self._indicators.get(code) or (str(CATALOGUE.name(code)) if code in CATALOGUE else code)
        told = "; ".join(f"{key}={value}" for key, value in dimensions.items())
        return f"{name} ({told})" if told else name
