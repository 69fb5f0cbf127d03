"""What is counted twice is found, and nothing else."""

from dataclasses import replace

from xanh.basis.language import speaking
from xanh.ghg import Line, overcounts

CITY = Line("city", "stationary_combustion", "1.A.2", "CT", 2023, 10.0, "TJ", {"fuel": "anthracite"})
PLANT = replace(CITY, code="plant", category="1.A.2.e", facility="Nhà máy A")


def kinds(*lines: Line) -> list[str]:
    return [one.kind for one in overcounts(lines)]


def test_one_line_in_two_places() -> None:
    assert kinds(CITY, replace(CITY, category="1.A.4.a")) == ["twice"]
    assert kinds(CITY, replace(CITY, year=2024)) == []


def test_a_parent_and_its_child() -> None:
    child = replace(CITY, code="food", category="1.A.2.e")
    with speaking("en"):
        (found,) = overcounts([CITY, child])
    assert found.kind == "parent_and_child" and found.lines == ("city", "food")
    assert "1.A.2 and its part 1.A.2.e" in found.sentence
    assert kinds(CITY, replace(child, area="HG")) == []
    assert kinds(replace(CITY, category="1.A.2.a"), child) == []
    assert kinds(CITY, replace(child, keys={"fuel": "diesel"})) == []
    assert kinds(CITY, replace(child, method="electricity", keys={})) == []
    assert kinds(CITY, replace(child, method="stated", keys={"gas": "CO2"})) == ["parent_and_child"]


def test_a_facility_in_the_city_s_line() -> None:
    assert kinds(CITY, PLANT) == ["facility_in_city"]
    assert kinds(replace(CITY, without=("Nhà máy A",)), PLANT) == []
    assert kinds(CITY, replace(PLANT, keys={"fuel": "diesel"})) == []
    assert kinds(CITY, replace(PLANT, category="1.A.4.a")) == []


def test_a_line_without_a_number_overlaps_with_nothing() -> None:
    assert kinds(replace(CITY, amount=None), PLANT) == []


def test_a_line_of_the_whole_area_has_the_facilities_of_its_wards() -> None:
    ward = replace(CITY, code="lò hơi", facility="CS-001", area="31120")
    assert kinds(CITY, ward) == []
    assert [one.kind for one in overcounts([CITY, ward], whole=CITY.area)] == ["facility_in_city"]
