"""The waste of years nobody weighed, estimated by a method that has a name and is shown with the number.

Source: 2006 IPCC Guidelines, Volume 5, Chapter 3, Section 3.2.2 (50 years of history; population or economic drivers).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.basis.parameter import parameter
from xanh.ghg.gas import LATEST
from xanh.ghg.numbers import Numbers, not_negative, share

METHODS = ("population", "gdp", "constant")


@dataclass(frozen=True)
class History:
    """Amounts by year, first to last, and which of them are `estimated`, by which `method`, in a `sentence`."""

    amounts: Mapping[int, float]
    estimated: tuple[int, ...]
    method: str
    sentence: str


def driven(amount: Numbers, driver: Numbers, driver_then: Numbers) -> Numbers:
    """Return the amount of a year whose driver was `driver_then`, from the `amount` of a year with `driver`.

    Waste per person, or per unit of GDP at constant prices, is held. Source: as above.

    >>> driven(1000.0, 50.0, 40.0)
    800.0
    """
    if not np.all(np.asarray(driver) > 0):
        raise Refusal("The driver of the first year with waste must be above zero: correct it.")
    return not_negative("waste", amount) * not_negative("driver", driver_then) / driver


def back_cast(
    known: Mapping[int, float], first_year: int, method: str, drivers: Mapping[int, float] | None = None
) -> History:
    """Return `known` with the years from `first_year` to its first year estimated by `method`; a site that opened
    later starts with its opening.

    "population" and "gdp" scale the first known amount with `drivers`, their series by year; "constant" repeats it.
    Refusal where a driver, or a year between known ones, is missing: neither is made up.
    """
    _check(method)
    if not known:
        raise Refusal("No year with waste is known: enter at least one.")
    whole(known, min(known), max(known))
    start = min(known)
    years = range(first_year, start)
    series = dict.fromkeys((*years, start), 1.0) if method == "constant" else drivers or {}
    for year in (*years, start) if years else ():
        if year not in series:
            raise Refusal("The driver “{method}” has no value for {year}: enter it.", method=_word(method), year=year)
    earlier = {year: float(driven(known[start], series[start], series[year])) for year in years}
    return History({**earlier, **dict(sorted(known.items()))}, tuple(years), method, _sentence(years, start, method))


def whole(amounts: Mapping[int, float], first: int, last: int) -> None:
    """Refusal where a year from `first` to `last` is missing in `amounts`: a year not weighed is not a year without."""
    gaps = [year for year in range(first, last + 1) if year not in amounts]
    if gaps:
        raise Refusal("The waste of {year} is missing: enter it, 0 where nothing was deposited.", year=gaps[0])


def by_kind(amounts: Mapping[int, float], composition: Mapping[str, float]) -> dict[str, dict[int, float]]:
    """Return the waste of each year by kind, for a line each; `composition` has shares that make 1, else Refusal.

    >>> by_kind({2022: 100.0}, {"food": 0.6, "paper": 0.4})
    {'food': {2022: 60.0}, 'paper': {2022: 40.0}}
    """
    summed = sum(share(kind, part) for kind, part in composition.items())
    if not np.isclose(summed, 1.0, rtol=0.0, atol=1e-9):
        raise Refusal(
            "The parts of the waste make {percent} %, not 100: correct the composition.", percent=f"{100 * summed:g}"
        )
    return {
        kind: {year: amount * part for year, amount in sorted(amounts.items())} for kind, part in composition.items()
    }


def history_doubt(amounts: Mapping[int, float], year: int) -> str | None:
    """Return what to know where the history before `year` is shorter than good practice, else None.

    The number of years: `data/law/ghg/landfill_rules.yaml`.
    """
    wanted = int(parameter("ghg/landfill_rules", on=LATEST).values["history_years"])
    known = year - min(amounts, default=year)
    if known >= wanted:
        return None
    text = gettext("The history of the waste is {known} years long and good practice {wanted}: estimate earlier years.")
    return text.format(known=known, wanted=wanted)


def estimated(method: str) -> str:
    """Return the sentence that earlier years were estimated by `method`; Refusal where that is no such method."""
    _check(method)
    return gettext("The waste of earlier years is estimated by {method}.").format(method=_word(method))


def _check(method: str) -> None:
    if method not in METHODS:
        raise Refusal(
            "“{method}” is not a way to estimate earlier years: choose one of {names}.",
            method=method,
            names=", ".join(METHODS),
        )


def _sentence(years: range, start: int, method: str) -> str:
    if not years:
        return ""
    text = gettext("The waste of {first} to {last} is estimated from that of {start} by {method}.")
    return text.format(first=years[0], last=years[-1], start=start, method=_word(method))


def _word(method: str) -> str:
    words = {
        "population": gettext("population"),
        "gdp": gettext("gross domestic product"),
        "constant": gettext("a constant amount"),
    }
    return words[method]
