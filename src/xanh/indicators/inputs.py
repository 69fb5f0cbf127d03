"""What the parameters of a formula mean: the code of an input, and whose year's value it is."""

from dataclasses import dataclass
from enum import StrEnum


class When(StrEnum):
    """Which year's value of an input a formula takes."""

    SAME = ""
    BASE_YEAR = "in_base_year"
    YEAR_BEFORE = "year_before"


@dataclass(frozen=True)
class Input:
    """A parameter of a formula: its `name`, the `code` it stands for, and `when`."""

    name: str
    code: str
    when: When

    def period(self, year: int, base_year: int | None) -> str | None:
        """Return the period whose value is taken for `year`; None where it is the base year and there is none."""
        if self.when is When.BASE_YEAR:
            return f"{base_year:04d}" if base_year else None
        return f"{year - 1 if self.when is When.YEAR_BEFORE else year:04d}"


def read_input(name: str) -> Input:
    """Return what the parameter `name` stands for.

    >>> read_input("ghg_emissions__in_base_year")
    Input(name='ghg_emissions__in_base_year', code='ghg-emissions', when=<When.BASE_YEAR: 'in_base_year'>)
    """
    for when in (When.BASE_YEAR, When.YEAR_BEFORE):
        if name.endswith(f"__{when}"):
            return Input(name, name.removesuffix(f"__{when}").replace("_", "-"), when)
    return Input(name, name.replace("_", "-"), When.SAME)
