"""What is new: a page and feeds of the same, of agencies and never of persons."""

import pytest
from lxml import etree
from tests.portal.conftest import Page
from tests.portal.world import accept, full_world, issue, load_world, open_year, send

from xanh_web.base.actions import operator
from xanh_web.plans.models import Edition, Plan
from xanh_web.portal.changes.read import changes

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(text: str) -> list[str]:
    return [str(found.text) for found in etree.fromstring(text.encode()).iter(f"{ATOM}title")][1:]


def test_every_kind_of_change_is_told_the_newest_first(page: Page) -> None:
    issue(full_world())
    found = changes()
    assert [change.at for change in found] == sorted((change.at for change in found), reverse=True)
    assert {change.kind for change in found} == {"report", "accepted", "value", "edition"}
    text = page("/changes/", "en")
    assert "Sở Khoa học và Công nghệ" in text and "15/BC-STC" in text


def test_one_kind_alone(page: Page) -> None:
    issue(full_world())
    text = page("/changes/", "en", kind="report")
    assert "15/BC-STC" in text and "was accepted" not in text


def test_a_report_is_told_by_its_acceptance(page: Page) -> None:
    round_ = open_year(load_world(), 2026)
    submission = send(round_, "SXD", "2026-11-10")
    assert not [title for title in entries(page("/feeds/changes.xml")) if "Sở Xây dựng" in title]
    accept(submission, "2026-11-12")
    assert "1 báo cáo năm 2026 đã được chấp nhận: Sở Xây dựng" in entries(page("/feeds/changes.xml"))


def test_reports_accepted_on_one_day_are_one_change_whose_name_stays(page: Page) -> None:
    round_ = open_year(load_world(), 2026)
    accept(send(round_, "SXD", "2026-11-10"), "2026-11-12")
    (before,) = changes(["accepted"])
    for agency in ("SNNMT", "STC", "SCT"):
        accept(send(round_, agency, "2026-11-11"), "2026-11-12")
    (after,) = changes(["accepted"])
    assert after.key == before.key
    assert "4 reports for 2026 were accepted" in page("/changes/", "en") and after.name.endswith("…")


def test_an_edition_is_told_from_the_day_it_is_in_force() -> None:
    load_world()
    plan = Plan.objects.get()
    Edition.objects.create(plan=plan, number=2, in_force_from="2026-12-01", decision="1/QĐ", content_hash="x")
    assert [change.key for change in changes() if change.kind == "edition"] == [
        f"edition:{plan.editions.get(number=1).pk}"
    ]


def test_no_person_is_named(page: Page) -> None:
    issue(full_world())
    for path in ("/changes/", "/feeds/changes.xml", "/feeds/reports.xml"):
        text = page(path)
        assert operator().username not in text and "Trần Thị Lá" not in text


def test_every_entry_has_a_name_of_its_own_and_leads_to_a_page(page: Page) -> None:
    issue(full_world())
    feed = etree.fromstring(page("/feeds/changes.xml").encode())
    names = [found.text for found in feed.iter(f"{ATOM}id")]
    assert len(names) == len(set(names)) > 5
    links = {str(found.find(f"{ATOM}link").get("href")) for found in feed.iter(f"{ATOM}entry")}
    for link in links:
        assert link.startswith("http://testserver/")
        assert page(link.removeprefix("http://testserver"))


def test_the_feed_of_reports_has_reports_alone_and_speaks_the_language_of_its_address(page: Page) -> None:
    issue(full_world())
    assert entries(page("/feeds/reports.xml", lang="en")) == [
        "Consolidated report 15/BC-STC of 22/11/2026 on the year 2026 was issued"
    ]


def test_a_page_names_the_feeds(page: Page) -> None:
    load_world()
    assert page("/").count('type="application/atom+xml"') == 2


def test_nothing_new_is_said(page: Page) -> None:
    assert "Nothing new yet" in page("/changes/", "en")
