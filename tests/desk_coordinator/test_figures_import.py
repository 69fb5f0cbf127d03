"""Importing figures at the desk: uploaded, looked at, confirmed; refused whole, and never twice."""

import re
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.desk_coordinator.conftest import Visit
from tests.documents_observations.cast import csv_of, line, xlsx_of
from tests.ledger.facts import fact, record
from tests.refusals import row_counts

from xanh_web.base.screens import SCREENS
from xanh_web.ledger.models import Observation, ObservationImport
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db
FILE = csv_of(line(period="2023", value="0,75"), line(period="2022", value="0,74"))


def look(client: Client, content: bytes, name: str = "so-lieu.csv", decimal: str = "comma") -> HttpResponse:
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("figures_import"), {"figures": file, "decimal": decimal})  # type: ignore[return-value]


def confirm(client: Client, looked: HttpResponse, **changes: str) -> HttpResponse:
    hidden = dict(re.findall(r'type="hidden" name="(file|name|seen|decimal)" value="([^"]*)"', looked.content.decode()))
    return client.post(reverse("figures_import_confirm"), {**hidden, **changes})  # type: ignore[return-value]


def test_a_file_is_looked_at_then_imported(round_: Round, lan: Client) -> None:
    record(fact(indicator="hdi", period="2023", value=Decimal("0.7")))
    before = row_counts()
    looked = look(lan, FILE)
    assert row_counts() == before
    page = looked.content.decode()
    assert "0.7 (actual)" in page and "0.75 (actual)" in page
    assert "Would be revised" in page and "Would be new" in page
    done = confirm(lan, looked)
    made = ObservationImport.objects.get()
    assert done["Location"] == reverse("figures_imported", args=[made.pk]) + "?done=1"
    assert (made.new, made.revised, made.imported_by.username) == (1, 1, "lan")
    shown = lan.get(done["Location"]).content.decode()
    assert "The figures stand in the ledger." in shown and "0.7 (actual)" in shown


def test_the_same_file_is_not_offered_again_and_a_second_confirmation_changes_nothing(
    round_: Round, lan: Client
) -> None:
    looked = look(lan, FILE)
    confirm(lan, looked)
    before = row_counts()
    assert confirm(lan, looked).status_code == 422  # the file is not kept after it was imported
    again = look(lan, FILE).content.decode()
    assert "importing it again changes nothing" in again
    assert 'name="seen"' not in again
    assert row_counts() == before


def test_where_the_ledger_has_moved_the_person_looks_again(round_: Round, lan: Client) -> None:
    looked = look(lan, FILE)
    record(fact(indicator="hdi", period="2023", value=Decimal("0.7")))
    answer = confirm(lan, looked)
    assert answer.status_code == 422
    assert "has changed since you looked" in answer.content.decode()
    assert "0.7 (actual)" in answer.content.decode()
    assert Observation.objects.count() == 1
    assert confirm(lan, answer).status_code == 302


def test_errors_are_listed_with_a_marked_copy_of_a_workbook(round_: Round, lan: Client) -> None:
    before = row_counts()
    answer = look(lan, xlsx_of(line(value="x"), line(area="999", period="2023", value=1)), "a.xlsx")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert ">E2<" in page and ">B3<" in page
    marked = lan.get(reverse("figures_import_marked"))
    assert marked.content[:2] == b"PK"
    assert row_counts() == before
    assert "Download the marked copy" not in look(lan, csv_of(line(area="999"))).content.decode()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xff\xfea\0", b"a,b\n1,2\n", b"\x00" * 100])
def test_a_file_that_is_none_is_one_sentence(content: bytes, round_: Round, lan: Client) -> None:
    before = row_counts()
    answer = look(lan, content, "../../../etc/passwd\n.xlsx")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert row_counts() == before


def test_no_file_and_a_hash_that_leads_elsewhere(round_: Round, lan: Client) -> None:
    assert lan.post(reverse("figures_import"), {}).status_code == 422
    for sha256 in ("", "../../secret_key", "a" * 64):
        answer = lan.post(reverse("figures_import_confirm"), {"file": sha256, "name": "a", "seen": "b"})
        assert answer.status_code == 422
        assert "not kept any more" in answer.content.decode()
    assert lan.get(reverse("figures_import_marked")).status_code == 404
    assert lan.get(reverse("figures_imported", args=[7])).status_code == 404


def test_one_persons_upload_is_not_anothers(round_: Round, cast: SimpleNamespace, visit: Visit, lan: Client) -> None:
    looked = look(lan, FILE)
    lan.force_login(cast.lan)
    other = visit(cast.minh)
    assert confirm(other, looked).status_code == 403
    assert ObservationImport.objects.count() == 0


def test_the_template_is_a_workbook_and_only_the_coordinator_opens_these_screens(
    round_: Round, cast: SimpleNamespace, visit: Visit, lan: Client
) -> None:
    confirm(lan, look(lan, FILE))
    pk = ObservationImport.objects.get().pk
    routes = {name: [pk] if name == "figures_imported" else [] for name in SCREENS if name.startswith("figures_")}
    assert len(routes) == 5
    for name, keys in routes.items():
        address = reverse(name, args=keys)
        for person in (cast.minh, cast.hoa, cast.an, cast.dung, cast.binh, cast.khach):
            assert visit(person).get(address).status_code == 403
        assert visit(None).get(address).status_code == 302
    assert lan.get(reverse("figures_import_template")).content[:2] == b"PK"
    assert lan.get(reverse("figures_import_confirm")).status_code == 405


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_keep_to_the_rules(language: str, round_: Round, lan: Client) -> None:
    lan.cookies["django_language"] = language
    looked = look(lan, FILE)
    pages = [lan.get(reverse("figures_import")), looked, look(lan, csv_of(line(area="999")))]
    confirm(lan, look(lan, FILE))
    pages.append(lan.get(reverse("figures_imported", args=[ObservationImport.objects.get().pk])))
    for answer in pages:
        markup = answer.content.decode()
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", markup)
        ids = re.findall(r'\sid="([^"]+)"', markup)
        assert len(ids) == len(set(ids))
        assert "{%" not in markup and "{{" not in markup


def test_a_page_of_an_import_asks_the_database_a_bounded_number_of_times(
    round_: Round, lan: Client, django_assert_max_num_queries: object
) -> None:
    lines = [line(period=str(year), value="0,5") for year in range(1990, 2023)]
    confirm(lan, look(lan, csv_of(*lines)))
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        lan.get(reverse("figures_imported", args=[ObservationImport.objects.get().pk]))
