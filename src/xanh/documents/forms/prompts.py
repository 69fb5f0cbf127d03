"""Data validation: what Excel itself tells and refuses while a cell is being filled."""

from collections.abc import Iterable
from decimal import Decimal

from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xanh.documents.forms import wording
from xanh.documents.forms.decimals import vietnamese
from xanh.documents.forms.layout import Place

TEXT_LIMIT = 5000
NAME_LIMIT = 200
STATUS_LIST, REASON_LIST = "xanh_tinh_trang", "xanh_ly_do"
_PROMPT_LIMIT = 255  # characters Excel shows


def ask_choice(sheet: Worksheet, places: Iterable[Place], name: str, prompt: str) -> None:
    """Offer the list of the defined name `name`; anything else is stopped."""
    _ask(sheet, places, DataValidation("list", name), prompt, wording.STOP_LIST)


def ask_text(sheet: Worksheet, places: Iterable[Place], prompt: str, limit: int = TEXT_LIMIT) -> None:
    """Stop texts longer than `limit`."""
    stop = wording.STOP_TEXT.format(limit=vietnamese(Decimal(limit)))
    _ask(sheet, places, DataValidation("textLength", str(limit), operator="lessThanOrEqual"), prompt, stop)


def ask_number(
    sheet: Worksheet, places: Iterable[Place], prompt: str, low: Decimal | None, high: Decimal | None, limits: str
) -> None:
    """Stop what is no number or lies outside `low` … `high` (None: no limit), which `limits` says in words."""
    stop = wording.STOP_NUMBER.format(limits=limits) if limits else wording.STOP_ANY_NUMBER
    if low is not None and high is not None:
        rule = DataValidation("decimal", format(low, "f"), format(high, "f"), operator="between")
    elif low is not None:
        rule = DataValidation("decimal", format(low, "f"), operator="greaterThanOrEqual")
    elif high is not None:
        rule = DataValidation("decimal", format(high, "f"), operator="lessThanOrEqual")
    else:
        rule = DataValidation("decimal", "-1E+15", "1E+15", operator="between")
    _ask(sheet, places, rule, prompt, stop)


def ask_day(sheet: Worksheet, place: Place, prompt: str) -> None:
    """Stop what is no date of this century."""
    _ask(sheet, [place], DataValidation("date", "36526", "73050", operator="between"), prompt, prompt)


def _ask(sheet: Worksheet, places: Iterable[Place], rule: DataValidation, prompt: str, stop: str) -> None:
    addresses = " ".join(place.address for place in places)
    if not addresses:
        return
    rule.sqref = MultiCellRange(addresses)
    rule.allow_blank = True
    rule.showInputMessage = rule.showErrorMessage = True
    rule.promptTitle, rule.prompt = wording.INPUT_TITLE, _short(prompt)
    rule.errorStyle, rule.errorTitle, rule.error = "stop", wording.STOP_TITLE, _short(stop)
    sheet.add_data_validation(rule)


def _short(text: str) -> str:
    return text if len(text) <= _PROMPT_LIMIT else text[: _PROMPT_LIMIT - 1] + "…"
