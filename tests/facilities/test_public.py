"""The public register: who owes and who has reported, never a figure of a report."""

from types import SimpleNamespace

import pytest
from django.test import Client
from tests.facilities.world import CSV, LATE, NOW, sent

from xanh_web.base.actions import operator
from xanh_web.emissions.actions import load_facilities
from xanh_web.emissions.facility_file import read_facilities


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATE)


def page(address: str, language: str = "en") -> str:
    client = Client()
    client.cookies["django_language"] = language
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_who_has_reported_and_shows_no_figure(world: SimpleNamespace) -> None:
    sent(world)
    text = page("/facilities/")
    assert "Nhà máy bia A" in text and "On time" in text and "Still in time" in text and "31/03/2027" in text
    for private in ("3,149", "Lò hơi 1", "1800000001", "BN-NM-BIA", "Nội dung"):
        assert private not in text
    assert "Đúng hạn" in page("/facilities/", "vi")


def test_the_year_and_the_name_choose(world: SimpleNamespace) -> None:
    assert "Xi măng B" not in page("/facilities/?q=nha+may+bia")
    assert "No facility is like this" in page("/facilities/?q=khong+co")
    assert "Xi măng B" in page("/facilities/?year=2029") and "01/12/2029" in page("/facilities/?year=2029")
    assert "31/03/2027" in page("/facilities/?year=xyz")


def test_an_empty_register_says_so(db: None) -> None:
    assert "No facility owes an inventory report" in page("/facilities/")


def test_it_asks_a_bounded_number_of_questions(world: SimpleNamespace, django_assert_max_num_queries: object) -> None:
    sent(world)
    more = "\n".join(f"F{n},Cơ sở {n},,Lô {n},31120,I.2,industry,42/2026/QĐ-TTg,IV,{n},2026-09-25" for n in range(30))
    records = read_facilities("co-so.csv", (CSV.splitlines()[0] + "\n" + more).encode())
    load_facilities(records=records, by=operator(), at=NOW)
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        assert "Cơ sở 29" in page("/facilities/")
