"""What sent reports of facilities offer the draft of a city's inventory, line by line, and what stands against it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext, speaking
from xanh.documents.inventories import About, lines_from_report, read_entry
from xanh.documents.inventories.typed import codes_in
from xanh.ghg.facilities import InventoryFeed, counted_twice, feeds_of
from xanh.ghg.facilities.feeds import BESIDE
from xanh.ghg.lines import Line
from xanh.ghg.numbers import scale
from xanh.ghg.overcount import overcounts
from xanh_web.emissions.drafts import DraftEntry, about
from xanh_web.emissions.facility_feeds import feeds_of_year, last_opinions
from xanh_web.emissions.models import FacilityReportVersion, Inventory, InventoryDraftLine

type Written = Mapping[str, str]
NEW, TAKEN, OLDER, APART = "new", "taken", "older", "apart"


@dataclass(frozen=True)
class Overlap:
    """A city's own line that would count the facility twice: its place in the draft, its name, the sentence."""

    line: InventoryDraftLine
    name: str
    sentence: str


@dataclass(frozen=True)
class Offer:
    """One line of a sent report. `state`: new, taken, older (an earlier version is taken), apart (never added).

    `lines` are what would be written into the draft, `taken` the draft's lines that stand for it already; `overlaps`
    are to be resolved; `within` the city's lines of the same activity the amount can be subtracted from; `refusal` says
    why it cannot be taken as it is, "" where it can.
    """

    key: str
    version: FacilityReportVersion
    feed: InventoryFeed
    content: Mapping[str, Any]
    state: str
    opinions: Mapping[str, str]
    lines: tuple[tuple[str, Written], ...]
    taken: tuple[InventoryDraftLine, ...]
    overlaps: tuple[Overlap, ...]
    within: tuple[tuple[InventoryDraftLine, Line], ...]
    refusal: str


@dataclass(frozen=True)
class YearOffers:
    """The offers of a year, and the versions left out for a negative opinion."""

    offers: tuple[Offer, ...]
    left_out: tuple[FacilityReportVersion, ...]


def offers_of(inventory: Inventory, entries: Sequence[DraftEntry], at: datetime) -> YearOffers:
    """Return what the reports known at `at` offer the draft whose lines were read as `entries`."""
    found = feeds_of_year(inventory.year, at)
    said = last_opinions([one.pk for one in found.versions], at)
    twice: dict[str, list[str]] = defaultdict(list)
    for one in counted_twice(found.feeds):
        for code in one.lines:
            twice[code].append(one.sentence)
    read_for = about(inventory, timezone.localtime(at).date())
    maker = _Maker(read_for, entries, illustrative=inventory.illustrative)
    offers = []
    for version in found.versions:
        opinions = {kind: conclusion for (pk, kind), conclusion in said.items() if pk == version.pk}
        for place, (feed, line) in enumerate(zip(feeds_of(version.content), version.content["lines"], strict=True)):
            if line["year"] == inventory.year:
                offers.append(maker.offer(f"{version.pk}-{place}", version, feed, line, opinions, twice[line["code"]]))
    return YearOffers(tuple(offers), found.left_out)


def report_of(version: FacilityReportVersion, line: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a line of the inventory keeps of the report it was taken from."""
    return {"receipt": version.receipt, "hash": version.content_hash, "line": line["code"]}


class _Maker:
    """Makes offers for one draft."""

    def __init__(self, about: About, entries: Sequence[DraftEntry], *, illustrative: bool) -> None:
        self.about, self.illustrative = about, illustrative
        self.own = [one for one in entries if one.entry.row and not one.line.report]
        self.by_line: dict[str, list[InventoryDraftLine]] = defaultdict(list)
        for one in entries:
            if one.line.report:
                self.by_line[one.line.report["line"]].append(one.line)

    def offer(
        self,
        key: str,
        version: FacilityReportVersion,
        feed: InventoryFeed,
        line: Mapping[str, Any],
        opinions: Mapping[str, str],
        twice: Sequence[str],
    ) -> Offer:
        taken = tuple(self.by_line[line["code"]])
        lines, refusal = self._lines(version, feed, line) if feed.role != BESIDE else ((), "")
        made = [row.line for kind, written in lines if (row := read_entry(kind, written, self.about).row)]
        if by_hand := self._overlaps(made, facility=True):
            text = gettext("{line} stands in the draft for this facility already, entered by hand: take it out first.")
            refusal = text.format(line=by_hand[0].name)
        if version.illustrative and not self.illustrative:
            refusal = gettext("The report is illustrative: it has no place in an inventory of real figures.")
        return Offer(
            key=key,
            version=version,
            feed=feed,
            content=line,
            state=_state(feed, version, taken),
            opinions=opinions,
            lines=tuple(lines),
            taken=taken,
            overlaps=tuple(self._overlaps(made, facility=False)),
            within=tuple(self._within(feed.line)) if feed.role != BESIDE else (),
            refusal=refusal or " ".join(twice),
        )

    def _lines(
        self, version: FacilityReportVersion, feed: InventoryFeed, line: Mapping[str, Any]
    ) -> tuple[list[tuple[str, dict[str, str]]], str]:
        with speaking("vi"):
            source = gettext("Report {receipt} of {facility}")
            said = source.format(receipt=version.receipt, facility=version.content["facility"]["name"])
        try:
            return lines_from_report(line, feed.facility, said, self.about), ""
        except Refusal as refusal:
            return [], str(refusal)

    def _overlaps(self, made: Sequence[Line], *, facility: bool) -> list[Overlap]:
        """Return the typed lines that overlap with `made`: those of the same facility, or the city's own."""
        found: dict[int, Overlap] = {}
        for one in self.own:
            other = one.entry.row.line if one.entry.row else None
            if other is None or bool(other.facility) != facility:
                continue
            for line in made:
                if facility and other.facility != line.facility:
                    continue
                # Of one facility, two lines are compared as if one of them were the city's. What was subtracted for one
                # source of a facility leaves its other sources in the city's line.
                left_out = codes_in(one.entry.written.get("without", ""))
                pair = (line, replace(other, facility="", without=() if facility else left_out))
                for overlap in overcounts(pair, self.about.area):
                    if overlap.kind == "facility_in_city":
                        found.setdefault(one.line.pk, Overlap(one.line, other.code, overlap.sentence))
        return list(found.values())

    def _within(self, line: Line) -> list[tuple[InventoryDraftLine, Line]]:
        """Return the city's own lines of the same activity, of which the facility's amount can be a part."""
        return [
            (one.line, one.entry.row.line)
            for one in self.own
            if one.entry.row and not one.entry.row.line.facility and _same_activity(one.entry.row.line, line)
        ]


def _same_activity(city: Line, line: Line) -> bool:
    if city.amount is None or city.method != line.method:
        return False
    try:
        scale(line.unit, city.unit)
    except Refusal:
        return False
    return all(city.keys.get(name, value) == value for name, value in line.keys.items())


def _state(feed: InventoryFeed, version: FacilityReportVersion, taken: Sequence[InventoryDraftLine]) -> str:
    if feed.role == BESIDE:
        return APART
    if not taken:
        return NEW
    return TAKEN if all(line.report["receipt"] == version.receipt for line in taken) else OLDER
