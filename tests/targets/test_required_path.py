"""The way a chart draws from the start to the number promised."""

from decimal import Decimal

from hypothesis import given
from tests.targets.promises import at_least, fall_since_2014, mean_fall, series
from tests.targets.strategies import promises
from tests.targets.strategies import series as any_series

from xanh.targets import Kind, Observed, Promise, required_path


def test_a_share_goes_by_the_straight_line() -> None:
    path = required_path(at_least("20", horizon=2024), series({2020: "10", 2022: "11"}))
    assert path == ((2020, 10), (2021, Decimal("12.5")), (2022, 15), (2023, Decimal("17.5")), (2024, 20))


def test_growth_compounds() -> None:
    path = required_path(at_least("121", "hectare", 2022), series({2020: "100"}, "hectare"))
    assert path == ((2020, 100), (2021, 110), (2022, 121))


def test_a_zero_on_the_way_makes_the_line_straight() -> None:
    path = required_path(at_least("121", "hectare", 2022), series({2020: "100", 2021: "0"}, "hectare"))
    assert path == ((2020, 100), (2021, Decimal("110.5")), (2022, 121))


def test_a_fall_since_the_base_year_is_in_the_unit_of_the_series() -> None:
    path = required_path(fall_since_2014("19", 2016), series({2013: "7", 2014: "100", 2015: "95"}, "tonne"))
    assert path == ((2014, 100), (2015, 90), (2016, 81))


def test_a_mean_annual_fall_starts_with_the_year_before_the_period() -> None:
    path = required_path(mean_fall("-1.5", "-1.0"), series({2020: "100", 2021: "99"}, "tonne"))
    assert path[0] == (2020, 100) and path[1] == (2021, 99) and path[2] == (2022, Decimal("98.01"))
    assert path[-1] == (2030, Decimal("90.4382075008804490010000"))


def test_the_series_is_drawn_in_the_unit_of_the_promise() -> None:
    path = required_path(at_least("20", horizon=2022), series({2020: "0.1"}, "dimensionless"))
    assert path == ((2020, 10), (2021, 15), (2022, 20))


def test_nothing_is_drawn_where_there_is_no_way() -> None:
    assert required_path(at_least("20"), []) == ()
    assert required_path(at_least("20"), series({2020: "25"})) == ()
    assert required_path(at_least("20", horizon=2020), series({2020: "10"})) == ()
    assert required_path(fall_since_2014("15"), series({2015: "10"}, "tonne")) == ()
    assert required_path(Promise(Kind.MILESTONE, "", 2030), series({2020: "0"}, "")) == ()
    assert required_path(Promise(Kind.AT_LEAST, "%", 2030), series({2020: "10"})) == ()


@given(promises(), any_series())
def test_a_path_has_every_year_once_and_never_turns(promise: Promise, values: list[Observed]) -> None:
    path = required_path(promise, values)
    years = [year for year, _ in path]
    assert years == list(range(years[0], years[-1] + 1)) if path else True
    numbers = [number for _, number in path]
    assert numbers in (sorted(numbers), sorted(numbers, reverse=True))
