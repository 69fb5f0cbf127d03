"""A small catalogue to try things on, and the ways to ask it."""

from decimal import Decimal
from typing import Any

from xanh.indicators import Catalogue, Evaluation, Given, Indicator, Operand, Text, assemble, formula, reported


def said(**changes: Any) -> dict[str, Any]:
    values = {"name": Text("Tên", "Name"), "unit": "percent", "definition": Text("Nghĩa", "Meaning"), "source": "Luật"}
    return {**values, **changes}


def given_by_report(code: str, unit: str) -> Indicator:
    return reported(code, **said(name=Text(f"số {code}", f"the {code}"), unit=unit))


@formula(**said(name=Text("tỷ lệ", "the share"), denominators=("whole",)))
def share(part: Operand, whole: Operand) -> Operand:
    return part / whole


@formula(**said(name=Text("mức giảm", "the fall"), base_year=("base_years", "ghg_intensity")))
def fall(share: Operand, share__in_base_year: Operand) -> Operand:
    return (share__in_base_year - share) / share__in_base_year


@formula(**said(name=Text("phần còn lại", "the rest"), unit="kilogram"))
def rest(part: Operand, whole: Operand, share: Operand) -> Operand:
    return (1 - share) * (whole - part) + (whole - (whole - part)) * 2


PART, WHOLE = given_by_report("part", "tonne"), given_by_report("whole", "tonne")


def small() -> Catalogue:
    return assemble(PART, WHOLE, share, fall, rest)


def evaluation(catalogue: Catalogue, known: dict[str, Any]) -> Evaluation:
    """Return the evaluation of area 92 on "code@year": a number, a reason, or what was given; "code" is of 2023."""
    found = {tuple(key.split("@")) if "@" in key else (key, "2023"): value for key, value in known.items()}

    def given(code: str, period: str) -> Given | None:
        value = found.get((code, period))
        if value is None or isinstance(value, Given):
            return value
        unit = catalogue[code].unit
        if isinstance(value, str):
            return Given(None, unit, f"test:{code}", missing=value)
        return Given(Decimal(str(value)), unit, f"test:{code}")

    return Evaluation(catalogue, "92", given)
