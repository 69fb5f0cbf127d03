"""The files of an indicator, made for many indicators at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.text import capfirst

from xanh.documents.tables import OpenTable
from xanh.documents.tables.csv_file import csv_head
from xanh.documents.tables.json_file import JSON_BETWEEN, JSON_ROW_END, json_around, json_before
from xanh.interchange.sdmx import csv_head as sdmx_csv_head
from xanh.interchange.sdmx import ml_end, ml_head
from xanh.interchange.sdmx.names import AGENCY
from xanh.warehouse.lines import Column, Lines, lines_of, packed
from xanh.warehouse.publication import Piece
from xanh_web.agencies.city import current_city
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.plans.models import Indicator
from xanh_web.portal.downloads.about import about
from xanh_web.portal.downloads.answer import file_name
from xanh_web.portal.downloads.figures import figure_cells, figure_columns
from xanh_web.portal.downloads.site import Site
from xanh_web.portal.publishing.columns import (
    Rows,
    csv_columns,
    json_columns,
    said_of,
    sdmx_columns,
    sdmx_csv_columns,
    sdmx_ml_columns,
)
from xanh_web.portal.publishing.page import PAGE_END, PageData, page_head

ML_VERSION = "3.0"
FILES = ("figures.csv", "figures.json", "page.json", "sdmx.csv", "sdmx.xml")


@dataclass(frozen=True)
class Known:
    """What is known beside the facts: the indicators by code, which are milestones, the site."""

    indicators: Mapping[str, Indicator]
    milestones: frozenset[str]
    site: Site
    newest: Mapping[str, datetime]  # by code: when the newest fact of the indicator entered the ledger


class Downloads:
    """The downloads and the data of pages of many indicators, from their rows without dimensions."""

    def __init__(self, rows: Rows, known: Known) -> None:
        names = {code: indicator.name for code, indicator in known.indicators.items()}
        places = PlaceNames(rows.spread("area_code").values)
        cells = said_of(rows, figure_cells(known.site, names, places))
        self._rows, self._known, self._heads = rows, known, figure_columns()
        json_cells = json_columns(rows, cells)
        self.page = PageData(rows, json_cells, places, current_city().area_code)
        self.csv = csv_columns(rows, cells)
        before = json_before(column.key for column in self._heads)
        columns: list[Column] = []
        for text, cell in zip(before, json_cells, strict=True):
            columns += [text, *cell]
        self.json = packed([*columns, JSON_ROW_END])

    def pieces(self, codes: Sequence[str]) -> Iterator[tuple[str, list[Piece]]]:
        """Yield the files of those of `codes` that have rows here, each with its code; they follow each other."""
        codes = [code for code in codes if code in self._rows.spans]
        if not codes:
            return
        offset = self._rows.spans[codes[0]][0]
        count = sum(self._rows.spans[code][1] for code in codes)
        csv, json, page = (lines_of(columns, offset, count) for columns in (self.csv, self.json, self.page.columns))
        for code in codes:
            start, length = self._rows.spans[code]
            table = self._table(self._known.indicators[code])
            head, end = json_around(table)
            rows = json.cut(start, length)[:-JSON_BETWEEN]
            yield (
                code,
                [
                    Piece("figures.csv", [csv_head(table.columns), csv.cut(start, length)]),
                    Piece("figures.json", [head, rows, end]),
                    Piece("page.json", [b"".join(self._page(code, page))]),
                ],
            )

    def _page(self, code: str, lines: Lines) -> Iterator[bytes | memoryview]:
        milestone = code in self._known.milestones
        made_up = True in self._rows.among("illustrative", code)
        at = self._known.newest[code]
        yield page_head(self._known.indicators[code], at, milestone=milestone, illustrative=made_up)
        yield from self.page.body(code, lines, chart=not milestone)
        yield PAGE_END

    def _table(self, indicator: Indicator) -> OpenTable:
        """Return the download of an indicator without its rows, as it is said when the newest of them was recorded."""
        code, title = indicator.code, capfirst(indicator.name)
        told = about(
            self._known.site,
            title,
            reverse("indicator", args=[code]),
            self._known.newest[code],
            illustrative=True in self._rows.among("illustrative", code),
            units=self._rows.among("unit", code),
            sources=self._rows.among("source", code),
        )
        return OpenTable(file_name("indicator", code), title, self._heads, (), told)


class Sdmx:
    """The facts of many indicators in SDMX, with all their dimensions."""

    def __init__(self, rows: Rows, known: Known) -> None:
        self._rows, self._newest = rows, known.newest
        fields = sdmx_columns(rows)
        self.csv, self.ml = sdmx_csv_columns(fields), sdmx_ml_columns(fields)

    def pieces(self, codes: Sequence[str]) -> Iterator[tuple[str, list[Piece]]]:
        """Yield the files of `codes`, which follow each other in the rows, each with its code."""
        offset = self._rows.spans[codes[0]][0]
        count = sum(self._rows.spans[code][1] for code in codes)
        csv, ml = (lines_of(columns, offset, count) for columns in (self.csv, self.ml))
        for code in codes:
            start, length = self._rows.spans[code]
            # Prepared when its newest figure was recorded: the same figures make the same file.
            head = ml_head(version=ML_VERSION, prepared=self._newest[code], sender=AGENCY)
            yield (
                code,
                [
                    Piece("sdmx.csv", [sdmx_csv_head(), csv.cut(start, length)]),
                    Piece("sdmx.xml", [head, ml.cut(start, length), ml_end()]),
                ],
            )
