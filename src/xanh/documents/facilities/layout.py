"""Where everything stands in a facility's workbook: one sheet of texts, one sheet for each kind of source."""

from xanh.basis.language import speaking
from xanh.documents.facilities.entry import fields_of
from xanh.documents.facilities.words import field_label
from xanh.ghg.facilities.law import SourceKind, source_kinds

LAYOUT = "1"
HIDDEN = "xanh"
TEXTS = "Nội dung báo cáo"
GUIDE = "Hướng dẫn"
HEADING_ROW, FIRST_ROW, MOST_ROWS = 4, 5, 300
# Excel takes at most 31 characters for the name of a sheet, and none of : \\ / ? * [ ].
SHEETS = {
    "fuel_industry": "Nhiên liệu sản xuất",
    "fuel_power": "Nhiên liệu phát điện",
    "fuel_building": "Nhiên liệu tòa nhà",
    "fuel_road": "Nhiên liệu xe",
    "fuel_water": "Nhiên liệu tàu",
    "electricity": "Điện mua",
    "clinker": "Clanh-ke",
    "lime": "Vôi",
    "steel": "Thép",
    "refrigerant": "Môi chất lạnh",
    "composting": "Xử lý sinh học",
    "incineration": "Đốt chất thải",
    "wastewater": "Nước thải",
    "measured": "Khí đã đo",
}
_WIDTHS = {"source": 30, "category": 34, "fuel": 24, "note": 36, "own_reference": 30, "own_reason": 34}


def columns(kind: SourceKind) -> tuple[tuple[str, str, int], ...]:
    """Return the columns of a kind's sheet: field, Vietnamese heading, width in characters."""
    names = [name for name in fields_of(kind) if name != "category" or len(kind.categories) > 1]
    with speaking("vi"):
        return tuple((name, _heading(kind, name), _WIDTHS.get(name, 18)) for name in names)


def sheet_of(kind: str) -> str:
    """Return the name of the sheet of a kind of source."""
    return SHEETS[kind]


def kinds_of_sheets() -> dict[str, str]:
    """Return the kind of source by the name of its sheet."""
    return {SHEETS[code]: code for code in source_kinds()}


def _heading(kind: SourceKind, name: str) -> str:
    unit = {**kind.quantities, **kind.compared}.get(name, "")
    return f"{field_label(name)} ({unit})" if unit else field_label(name)
