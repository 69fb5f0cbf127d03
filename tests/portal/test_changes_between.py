"""The difference between two days: every kind of change once, with old, new, difference, office and reason."""

from decimal import Decimal

import pytest
from django.test import Client
from tests.ledger.facts import fact, record
from tests.portal.conftest import Page
from tests.portal.world import day, full_world, load_world

from xanh_web.ledger.models import Observation
from xanh_web.reporting.difference import Difference, changed_figures

pytestmark = pytest.mark.django_db
FROM, TO = "2026-10-31", "2026-11-22"


def one(period: str, value: str | None, **changes: str) -> None:
    number = None if value is None else Decimal(value)
    missing = "" if value is not None else changes.pop("missing", "not_collected")
    said = {"indicator": "kinh-te-so", "unit": "%", "period": period, "value": number, "missing": missing, **changes}
    at = day(said.pop("at"))
    record(fact(**said), at=at, reason="Soát lại niên giám")


def every_kind() -> None:
    """Let each kind of change happen in November, one twice, and things before and after it that are none."""
    load_world()
    for period, value in (("2019", "9"), ("2020", "10"), ("2021", None), ("2022", "12"), ("2023", "13")):
        one(period, value, at="2026-10-01")
    one("2020", "10.5", at="2026-11-02")
    one("2020", "11", at="2026-11-03")
    one("2021", "11.5", at="2026-11-03")
    one("2022", None, at="2026-11-03", missing="confidential")
    one("2023", "13", at="2026-11-03", status="official")
    one("2024", "14", at="2026-11-03")
    one("2019", "99", at="2026-11-23")  # on NOW's day, after the second moment


def shown(start: str = FROM, end: str = TO, **chosen: str) -> dict[str, tuple[str, object, object, object]]:
    asked = Difference(day(start, 23), day(end, 23), **chosen)
    return {row.new.period: (row.change, row.old and row.old.value, row.new.value, row.difference)
            for row in changed_figures(asked.rows)}  # fmt: skip


def test_each_key_is_told_once_from_what_stood_then_to_what_stands_now() -> None:
    every_kind()
    assert shown() == {
        "2020": ("revised", Decimal(10), Decimal(11), Decimal(1)),
        "2021": ("filled", None, Decimal("11.5"), None),
        "2022": ("withdrawn", Decimal(12), None, None),
        "2023": ("restated", Decimal(13), Decimal(13), Decimal(0)),
        "2024": ("added", None, Decimal(14), None),
    }
    assert shown(change="revised").keys() == {"2020"} and shown(indicator="cuong-do") == {}
    assert Difference(day(FROM, 23), day(TO, 23), "", "added").counts() == {
        "added": 1, "revised": 1, "filled": 1, "withdrawn": 1, "restated": 1,
    }  # fmt: skip


def test_the_page_says_old_new_by_how_much_why_and_by_which_office(page: Page) -> None:
    every_kind()
    text = " ".join(page("/changes/between/", "vi", **{"from": FROM, "to": TO}).split())
    for words in ("tăng 1 điểm phần trăm", "Soát lại niên giám", "Nay đã có số liệu", "Không còn số liệu", "11,5%"):
        assert words in text, words
    assert "99%" not in text and "Quản trị" not in text
    assert "a rise of 1 percentage points" in page("/changes/between/", "en", **{"from": FROM, "to": TO})


def test_a_verdict_that_changed_with_the_figures_is_told_and_time_alone_changes_none(page: Page) -> None:
    full_world()
    assert Difference(day("2026-11-20", 23), day(TO, 23)).verdicts() == []
    record(fact(indicator="kinh-te-so", unit="%", period="2026", value=Decimal(40)), at=day("2026-11-22"))
    (pair, *_more) = Difference(day("2026-11-20", 23), day(TO, 23)).verdicts()
    assert pair.old.computed != pair.new.computed and pair.new.target.indicator.code == "kinh-te-so"
    assert "Verdicts that changed" in page("/changes/between/", "en", **{"from": "2026-11-20", "to": TO})


def test_files_hold_the_same_and_every_decimal(client: Client) -> None:
    every_kind()
    answer = client.get("/changes/between/figures.csv", {"from": FROM, "to": TO})
    lines = answer.content.decode().splitlines()
    assert len(lines) == 6 and "2026-10-31" in answer["Content-Disposition"]
    revised = next(line for line in lines if ",revised," in line)
    assert ",10,," in revised and ",11,,1,%,%," in revised
    told = client.get("/changes/between/figures.json", {"from": FROM, "to": TO, "change": "withdrawn"}).json()
    assert len(told["rows"]) == 1
    assert client.get("/changes/between/figures.xlsx", {"from": FROM, "to": TO}).status_code == 200


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-13-01", "", "is not a date"),
        ("2026-11-01", "2027-01-01", "lies in the future"),
        ("2026-11-20", "2026-11-20", "has to come before the second"),
        ("2026-11-20", "2026-11-01", "has to come before the second"),
    ],
)
def test_days_that_cannot_be_compared_get_a_sentence_at_the_field(page: Page, start: str, end: str, words: str) -> None:
    load_world()
    text = page("/changes/between/", "en", **{"from": start, "to": end})
    assert words in text and 'aria-invalid="true"' in text and "Download the figures" not in text
    assert words in page("/changes/between/figures.csv", "en", 404, **{"from": start, "to": end})


def test_nothing_changed_is_said_and_an_unknown_indicator_too(page: Page) -> None:
    load_world()
    assert "No figure changed" in page("/changes/between/", "en")
    page("/changes/between/", "en", 404, indicator="khong-co")
    assert not Observation.objects.exists()


def test_a_long_difference_comes_in_pages(page: Page) -> None:
    load_world()
    record(*(fact(indicator="x", period=str(1900 + number), value=Decimal(number)) for number in range(101)),
           at=day("2026-11-03"))  # fmt: skip
    first = page("/changes/between/", "en", **{"from": FROM, "to": TO})
    second = page("/changes/between/", "en", **{"from": FROM, "to": TO, "page": "2"})
    assert ", 1999" in first and ", 2000" not in first
    assert ", 2000" in second and ", 1999" not in second
