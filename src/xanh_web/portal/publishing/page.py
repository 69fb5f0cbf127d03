"""The data of an indicator's page: area by area the chart that it draws and the table beside it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.utils import timezone
from django.utils.text import capfirst

from xanh.catalogue.decimals import most_decimals
from xanh.warehouse.lines import TEXT, Column, Lines, Plain, joined, json_numbers, number_texts, packed
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.emissions.intervals import Interval, intervals_of, may_have_interval
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Indicator
from xanh_web.portal.charts import chart_around, chart_of_series, line_name
from xanh_web.portal.indicators import unit_words
from xanh_web.portal.publishing.columns import Rows

# The cells of a row by their place among those of a download; after them the number of the observation.
ROW = {"period": 4, "value": 5, "unit": 6, "status": 7, "missing": 8, "missing_reason": 9, "illustrative": 10}
ROW |= {"recorded_at": 12}


@dataclass(frozen=True)
class Area:
    """An area of an indicator: its code and name, and which rows are its own."""

    code: str
    name: str
    head: bytes  # both as JSON begins with them
    start: int
    count: int


class PageData:
    """The areas, rows and points of many indicators; `cells` are those of a download as JSON."""

    def __init__(self, rows: Rows, cells: Sequence[Sequence[Column]], places: PlaceNames, first: str) -> None:
        self._rows, self._places, self._first = rows, places, first
        self._charts: dict[str, tuple[bytes, bytes]] = {}
        names = {flag: json.dumps(line_name(illustrative=flag), ensure_ascii=False) for flag in (False, True)}
        self._lines = {flag: f'{{"name": {name}, "points": ['.encode() for flag, name in names.items()}
        self._points, self._units = self._points_of_rows(), rows.spread("unit")
        columns: list[Column] = []
        for place in ROW.values():
            columns += [",", *cells[place]]
        numbers = Plain(rows.table["id"].combine_chunks().cast(TEXT))
        self.columns = packed(["[", *columns[1:], ",", numbers, "],\n"])
        self.areas = self._areas()
        pairs = rows.spread("indicator", "source").values
        self._sure = {code for code, source in pairs if may_have_interval(code, source)}
        self._intervals = self._known_intervals()

    def _points_of_rows(self) -> dict[bool, Lines]:
        """What stands in a chart for each row: "[year,value]," of yearly values, else nothing; made up or not."""
        table, numbers = self._rows.table, json_numbers(number_texts(self._rounded()))
        whole = pc.invert(pc.or_(pc.match_substring(numbers, "."), pc.match_substring(numbers, "e")))
        floats = pc.if_else(whole, joined([Plain(numbers), ".0"], 0, len(numbers)), numbers)
        yearly = pc.equal(pc.utf8_length(table["period"]), 4).combine_chunks()
        period = table["period"].combine_chunks().cast(TEXT)
        said = joined(["[", Plain(period), ", ", Plain(floats.fill_null("")), "], "], 0, len(period))
        made_up = table["illustrative"].combine_chunks()
        there = pc.and_(yearly, pc.is_valid(numbers))
        nothing = pa.scalar("", TEXT)
        shown = {flag: pc.and_(there, pc.equal(made_up, flag)) for flag in (False, True)}
        return {flag: Lines(pc.if_else(one, said, nothing)) for flag, one in shown.items() if pc.any(one).as_py()}

    def _rounded(self) -> pa.Array:
        """Return the values as a chart shows them: of each indicator rounded to its decimals, halves away from zero."""
        values, codes = self._rows.table["value"].combine_chunks(), self._rows.spread("indicator")
        decimals = [most_decimals(code) for code in codes.values]
        own = pa.array(decimals, pa.int64()).take(codes.places)
        for most in set(decimals) - {values.type.scale}:
            rounded = pc.round(values, ndigits=most, round_mode="half_towards_infinity")
            values = pc.if_else(pc.equal(own, most), rounded.cast(values.type), values)
        return values

    def _known_intervals(self) -> dict[int, Interval]:
        """Return the intervals of those rows that rest on an inventory."""
        spans = (self._rows.spans[code] for code in self._sure)
        return intervals_of(row for start, count in spans for row in self._observations(start, count))

    def _areas(self) -> dict[str, list[Area]]:
        """Return the areas of each indicator in the order of its page."""
        rows, start = self._rows, 0
        found: dict[str, list[Area]] = {}
        heads: dict[tuple[str, str], bytes] = {}
        runs = pc.run_end_encode(rows.spread("indicator", "area_code").places)
        ends = runs.run_ends.to_pylist()
        last = rows.table.select(["indicator", "area_code", "period"]).take([end - 1 for end in ends])
        for end, code, area, period in zip(ends, *(column.to_pylist() for column in last.columns), strict=True):
            name = self._places.of(area, period)
            if (area, name) not in heads:
                heads[area, name] = json.dumps({"area": area, "name": name}, ensure_ascii=False)[:-1].encode()
            found.setdefault(code, []).append(Area(area, name, heads[area, name], start, end - start))
            start = end
        for areas in found.values():
            areas.sort(key=lambda area: (area.code != self._first, area.name, area.code))
        return found

    def _chart(self, code: str, area: Area) -> bytes:
        """Return the chart of an area as JSON, "null" where there is nothing to draw."""
        units = self._units
        places = {0} if len(units.values) == 1 else set(units.places.slice(area.start, area.count).to_pylist())
        if len(places) > 1 or code in self._sure:  # to be brought to one unit, or drawn with a band
            chart = chart_of_series(list(self._observations(area.start, area.count)), self._intervals)
            return json.dumps(chart, ensure_ascii=False).encode()
        lines = [
            self._lines[flag] + bytes(points[:-2]) + b"]}"
            for flag, texts in self._points.items()
            if (points := texts.cut(area.start, area.count))
        ]
        before, after = self._around(units.values[places.pop()])
        return before + b", ".join(lines) + after if lines else b"null"

    def _around(self, unit: str) -> tuple[bytes, bytes]:
        """Return the chart of values in `unit` before and after its lines."""
        if unit not in self._charts:
            before, after = json.dumps(chart_around(unit), ensure_ascii=False).encode().split(b'"series": []')
            self._charts[unit] = before + b'"series": [', b"]" + after
        return self._charts[unit]

    def _observations(self, start: int, count: int) -> Iterator[Observation]:
        columns = ["id", "indicator", "source", "period", "value", "unit", "status", "illustrative"]
        for row in self._rows.table.select(columns).slice(start, count).to_pylist():
            yield Observation(**row)

    def body(self, code: str, lines: Lines, *, chart: bool) -> Iterator[bytes | memoryview]:
        """Yield the areas of an indicator; `lines` are those of `columns`."""
        before = b""
        for area in self.areas[code]:
            drawn = self._chart(code, area) if chart else b"null"
            yield before + area.head + b', "chart": ' + drawn + b', "rows": [\n'
            yield lines.cut(area.start, area.count)[:-2]
            before = b"]},\n"
        yield b"]}\n"


def page_head(indicator: Indicator, at: datetime, *, milestone: bool, illustrative: bool) -> bytes:
    """Return what stands before the areas; after them stands `PAGE_END`."""
    told: dict[str, Any] = {
        "indicator": indicator.code,
        "name": capfirst(indicator.name),
        "unit": unit_words(indicator, milestone=milestone),
        "definition": indicator.guidance,
        "source_note": indicator.source_note,
        "known_at": timezone.localtime(at).isoformat(),
        "illustrative": illustrative,
        "columns": [*ROW, "observation"],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "areas": [\n').encode()


PAGE_END = b"]}\n"
