"""Who answers on a day: the officer's table, and what holds on every day of the plan."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.agencies.cast import register_of_files

from xanh_web.agencies.querysets import answerable
from xanh_web.agencies.register import Answer, Body, Change, Chosen, Register
from xanh_web.agencies.succeed import follow
from xanh_web.base.models import Person

TABLE = Path(__file__).parents[1] / "examples" / "answerable.yaml"
EXAMPLES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["examples"]
DAYS = st.dates(date(2021, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['code']}-{e['date']}")
def test_officers_table(example: dict[str, Any]) -> None:
    answer = follow(register_of_files(), example["code"], example["date"])
    assert answer.code == example["expected"], example["why"]


def test_database_answers_as_the_files_do(city: Person) -> None:
    for example in EXAMPLES:
        assert answerable(example["code"], example["date"]) == follow(
            register_of_files(), example["code"], example["date"]
        )


def test_path_names_the_law_and_says_that_it_is_not_verified() -> None:
    answer = follow(register_of_files(), "SKHDT", date(2026, 11, 20))
    assert answer.path == (
        "01/03/2025: Sở Kế hoạch và Đầu tư was merged into Sở Tài chính "
        "(Nghị định số 45/2025/NĐ-CP ngày 28/02/2025; not verified).",
    )
    assert answer.name == "Sở Tài chính" and answer.reason == ""


def test_abolished_district_offers_the_bodies_that_began_that_day() -> None:
    answer = follow(register_of_files(), "UBND-918", date(2025, 7, 1))
    assert answer.code is None and answer.name == "Ủy ban nhân dân quận Bình Thuỷ"
    assert len(answer.choices) == 103 and "UBND-31168" in answer.choices
    assert "Nghị quyết số 1668/NQ-UBTVQH15" in answer.path[0] and "choose a successor" in answer.reason


def test_undated_rename_warns_beside_the_old_name() -> None:
    answer = follow(register_of_files(), "CTK", date(2026, 11, 20))
    assert answer.code == "CTK" and "Thống kê thành phố Cần Thơ, but the day is not known" in answer.reason


def test_body_that_has_not_begun_names_those_before_it() -> None:
    answer = follow(register_of_files(), "SNNMT", date(2025, 2, 28))
    assert answer.code is None and answer.choices == ()
    assert answer.reason == (
        "Sở Nông nghiệp và Môi trường did not exist yet on 28/02/2025; it begins on 01/03/2025. "
        "It follows Sở Tài nguyên và Môi trường, Sở Nông nghiệp và Phát triển nông thôn."
    )


@given(code=st.sampled_from(sorted(register_of_files().bodies)), day=DAYS)
def test_on_every_day_somebody_in_force_or_an_explanation(code: str, day: date) -> None:
    _is_sound(register_of_files(), follow(register_of_files(), code, day), day)


CODES = ["A", "B", "C", "D"]
BODIES = st.builds(
    Body,
    code=st.none(),
    name=st.sampled_from(CODES),
    valid_from=st.none() | DAYS,
    valid_to=st.none() | DAYS,
    start_unknown=st.booleans(),
)
CHANGES = st.builds(
    Change,
    predecessor=st.sampled_from(CODES),
    successor=st.none() | st.sampled_from([*CODES, "unknown"]),
    kind=st.sampled_from(["rename", "merge", "split", "abolish"]),
    effective_from=st.none() | DAYS,
)


@given(
    bodies=st.lists(BODIES, min_size=4, max_size=4),
    changes=st.lists(CHANGES, max_size=6),
    chosen=st.dictionaries(st.tuples(st.sampled_from(CODES), st.sampled_from(["", "1.1"])), st.sampled_from(CODES)),
    day=DAYS,
)
def test_even_contradictory_records_never_raise(
    bodies: list[Body], changes: list[Change], chosen: dict[tuple[str, str], str], day: date
) -> None:
    register = Register(
        {
            code: Body(code, b.name, b.valid_from, b.valid_to, b.start_unknown)
            for code, b in zip(CODES, bodies, strict=True)
        },
        {code: tuple(c for c in changes if c.predecessor == code) for code in CODES},
        {key: Chosen(successor) for key, successor in chosen.items()},
    )
    for code in (*CODES, "unknown"):
        _is_sound(register, follow(register, code, day, "1.1"), day)


def _is_sound(register: Register, answer: Answer, day: date) -> None:
    if answer.code is None:
        assert answer.reason and answer.name
    else:
        assert register.bodies[answer.code].is_in_force(day)
        assert answer.name == register.bodies[answer.code].name


def test_chain_is_followed_to_its_end() -> None:
    bodies = {
        "A": Body("A", "Old", None, date(2022, 12, 31)),
        "B": Body("B", "Middle", date(2023, 1, 1), date(2024, 12, 31)),
        "C": Body("C", "New", date(2025, 1, 1), None),
    }
    changes = {
        "A": (Change("A", "B", "rename", date(2023, 1, 1), "First", verified=True),),
        "B": (Change("B", "C", "merge", date(2025, 1, 1), "Second", verified=True),),
    }
    register = Register(bodies, changes)
    assert [follow(register, "A", date(year, 6, 1)).code for year in (2022, 2023, 2024, 2025)] == ["A", "B", "B", "C"]
    assert follow(register, "A", date(2025, 6, 1)).path == (
        "01/01/2023: Old was renamed Middle (First).",
        "01/01/2025: Middle was merged into New (Second).",
    )


def test_circle_is_explained() -> None:
    bodies = {"A": Body("A", "Old"), "B": Body("B", "New")}
    changes = {
        "A": (Change("A", "B", "rename", date(2023, 1, 1)),),
        "B": (Change("B", "A", "rename", date(2024, 1, 1)),),
    }
    answer = follow(Register(bodies, changes), "A", date(2025, 1, 1))
    assert answer.code is None and "circle" in answer.reason


def test_body_that_ended_without_a_successor_is_explained() -> None:
    answer = follow(Register({"A": Body("A", "Old", None, date(2023, 12, 31))}), "A", date(2024, 1, 1))
    assert (
        answer.code is None and answer.reason == "Old ended on 31/12/2023, and no succession is recorded: record one."
    )
