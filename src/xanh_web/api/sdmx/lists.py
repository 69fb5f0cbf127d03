"""The code lists of this installation: areas through time, indicators, units, breakdowns, reasons."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from xanh.basis.missing import MissingReason
from xanh.basis.unit_label import unit_label
from xanh.catalogue import CATALOGUE
from xanh.interchange.sdmx import CodeLists, NamedCode
from xanh.interchange.sdmx.codes import written_breakdown
from xanh_web.agencies.models import Area
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Indicator
from xanh_web.reporting.law_words import law_word


def code_lists() -> CodeLists:
    """Return every code that a figure of the ledger has or may have, with its name in the reader's language."""
    ledger = Observation.objects.order_by()
    recorded = set(ledger.values_list("indicator", "area_code", "unit").distinct())
    dimensions = ledger.exclude(dimensions_key="").values_list("dimensions", flat=True).distinct()
    return CodeLists(
        areas=_areas({area for _indicator, area, _unit in recorded}),
        indicators=_indicators({indicator for indicator, _area, _unit in recorded}),
        units=_units({unit for _indicator, _area, unit in recorded}),
        breakdowns=_breakdowns(dimensions),
        reasons=[NamedCode(code.value, capfirst(law_word("missing_reasons", code.value))) for code in MissingReason],
    )


def _areas(recorded: set[str]) -> list[NamedCode]:
    """One code for all its meanings: the newest gives the name, each is told with its days in the description."""
    meanings: dict[str, list[Area]] = defaultdict(list)
    for area in Area.objects.order_by("code", "valid_from"):
        meanings[area.code].append(area)
    known = [
        NamedCode(code, areas[-1].name, "; ".join(_dated(area) for area in areas if area.valid_from or area.valid_to))
        for code, areas in meanings.items()
    ]
    return known + [NamedCode(code, code) for code in sorted(recorded - meanings.keys())]


def _dated(area: Area) -> str:
    if area.valid_from and area.valid_to:
        words = _("{name} from {first} to {last}")
    elif area.valid_to:
        words = _("{name} until {last}")
    else:
        words = _("{name} since {first}")
    first, last = (f"{day:%d/%m/%Y}" if day else "" for day in (area.valid_from, area.valid_to))
    return words.format(name=area.name, first=first, last=last)


def _indicators(recorded: set[str]) -> list[NamedCode]:
    names = {code: str(one.name) for code, one in CATALOGUE.indicators.items()}
    names |= {code: capfirst(name) for code, name in Indicator.objects.values_list("code", "name")}
    names |= {code: code for code in recorded - names.keys()}
    return [NamedCode(code, names[code]) for code in sorted(names)]


def _units(recorded: set[str]) -> list[NamedCode]:
    known = recorded | {one.unit for one in CATALOGUE.indicators.values()}
    known |= set(Indicator.objects.values_list("unit", flat=True)) | {"tonne", "tonne_co2e"}  # of inventories
    return [NamedCode(unit, unit_label(unit) or unit) for unit in sorted(known) if unit]


def _breakdowns(dimensions: Iterable[dict[str, str]]) -> list[NamedCode]:
    found = {
        written_breakdown(one): ", ".join(f"{name}: {value}" for name, value in sorted(one.items()))
        for one in dimensions
    }
    return [NamedCode(code, name) for code, name in sorted(found.items())]
