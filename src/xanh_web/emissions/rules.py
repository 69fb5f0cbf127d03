"""May this be done with an inventory? Answers with the reason why not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from xanh.basis.errors import Refusal
from xanh.documents.inventories import About, read_entry
from xanh.ghg.categories import category
from xanh.ghg.city_lines import CityLine
from xanh.ghg.city_totals import CityReading
from xanh.ghg.lines import Line
from xanh_web.emissions.drafts import DraftEntry
from xanh_web.emissions.models import Inventory, InventoryDraftLine

GWP_SETS = ("AR5", "AR6", "AR4", "SAR")
FIRST_YEAR, LAST_YEAR = 1990, 2100


def may_open(year: int, gwp: str) -> Refusal | None:
    """An inventory is of a calendar year, its totals are read under a known set."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Refusal("{year} is not a year of an inventory: give one from 1990 on.", year=year)
    if gwp not in GWP_SETS:
        return Refusal(
            "“{gwp}” is not a set of warming potentials: choose one of {sets}.", gwp=gwp, sets=", ".join(GWP_SETS)
        )
    return None


def may_recalculate(inventory: Inventory, reason: str) -> Refusal | None:
    """Only what was issued is recalculated, one recalculation at a time, and never without a reason."""
    if inventory.latest is None:
        return Refusal("The inventory {code} was not issued yet: write on its draft.", code=inventory.code)
    if hasattr(inventory, "draft"):
        return Refusal("The inventory {code} has a draft already: issue that one first.", code=inventory.code)
    if not reason.strip():
        return Refusal("Say why the inventory is recalculated.")
    return None


def may_rewrite(line: InventoryDraftLine, kind: str, written: Mapping[str, str], about: About) -> Refusal | None:
    """What was taken from a facility's report keeps its figures; its notation, note and uncertainty may be written."""
    before, after = read_entry(line.kind, line.written, about).row, read_entry(kind, written, about).row
    same = before and after and (before.kind, _figures(before)) == (after.kind, _figures(after))
    if same or (kind, dict(written)) == (line.kind, line.written):
        return None
    return Refusal(
        "“{line}” says what the report {receipt} says: take the line out, or have the facility supplement its report.",
        line=line.written.get("source", ""),
        receipt=line.report["receipt"],
    )


def _figures(row: CityLine) -> tuple[Line, tuple[float | None, ...]]:
    return replace(row.line, notation=None), tuple(one.value for one in row.own)


def may_issue(entries: Sequence[DraftEntry], reading: CityReading) -> Refusal | None:
    """Every line is right, and the total of the territory is whole."""
    if not entries:
        return Refusal("The inventory has no line yet: enter or import them first.")
    if wrong := [one.entry.written.get("source") or str(one.line.position) for one in entries if one.entry.row is None]:
        return Refusal("These lines are not right yet: {lines}. Correct them first.", lines="; ".join(wrong))
    if twice := [one.entry for one in entries if "category" in one.entry.doubts]:
        return Refusal("Something is counted twice. {sentence}", sentence=twice[0].doubts["category"])
    if open_ := [code for code in reading.unanswered if category(code, "gpc").scope == 1]:
        names = "; ".join(f"{code} {category(code, 'gpc').name}" for code in open_)
        return Refusal(
            "The total is partial: nothing is said of {names}. Enter a line or a notation (NO, NE, IE) for each.",
            names=names,
        )
    if reading.with_land.partial:
        return Refusal(
            "The total is partial: some lines are not estimated (NE). A partial total is shown, but not issued."
        )
    return None
