"""Issued reports, and their files."""

from urllib.parse import quote

import pytest
from django.test import Client
from tests.portal.conftest import Page
from tests.portal.pages import every_file
from tests.portal.world import full_world, issue, load_world

from xanh.basis.hashing import sha256_hex
from xanh_web.reporting.actions.report import path_of

pytestmark = pytest.mark.django_db


def test_without_a_report_it_says_so(page: Page) -> None:
    load_world()
    assert "No report has been issued yet" in page("/reports/", "en")


def test_a_report_is_listed_with_its_hash(page: Page) -> None:
    report = issue(full_world())
    text = page("/reports/", "en")
    assert "15/BC-STC" in text and "22/11/2026" in text and report.docx_hash in text and "22/11/2026 09:00" in text


def test_the_file_is_the_one_that_was_issued(client: Client) -> None:
    report = issue(full_world())
    answer = client.get(every_file()[0])
    assert sha256_hex(b"".join(answer.streaming_content)) == report.docx_hash
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    name = answer.headers["Content-Disposition"]
    assert 'filename="bao-cao-so-15-bc-stc-nam-2026.docx"' in name
    assert f"filename*=UTF-8''{quote('Báo cáo số 15-BC-STC năm 2026.docx')}" in name


def test_a_changed_or_lost_file_is_not_given_out(page: Page) -> None:
    report = issue(full_world())
    path_of(report).write_bytes(b"other")
    assert "is not as it was issued" in page(every_file()[0], "en", status=404)
    path_of(report).unlink()
    assert "is not as it was issued" in page(every_file()[0], "en", status=404)


def test_an_unknown_report_is_a_sentence(page: Page) -> None:
    assert "There is no issued report under this address" in page("/reports/77/file/", "en", status=404)
    assert "Không có báo cáo nào" in page("/reports/77/file/", status=404)


def test_a_page_beyond_the_last_shows_the_last(page: Page) -> None:
    issue(full_world())
    assert "15/BC-STC" in page("/reports/", page="99") and "15/BC-STC" in page("/reports/", page="x")


@pytest.mark.parametrize("illustrative", [True, False])
def test_an_illustrative_report_is_announced(page: Page, illustrative: bool) -> None:
    issue(full_world(illustrative=illustrative))
    assert ("Illustrative data." in page("/reports/", "en")) is illustrative
