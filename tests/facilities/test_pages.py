"""The desk of facilities: from the register to a sent report, its review and verification, by the pages alone."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.facilities.world import COAL, CSV, NOW, SENT, drafted, sent

from xanh.ghg.facilities import report_form
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import load_facilities
from xanh_web.emissions.facility_book import book_of
from xanh_web.emissions.facility_file import read_facilities
from xanh_web.emissions.models import FacilityOpinion, FacilityReport, FacilityReportVersion

DESK = "/desk/facilities/"


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: SENT)


def signed_in(world: SimpleNamespace, name: str, language: str = "en") -> Client:
    client = Client()
    client.cookies["django_language"] = language
    client.force_login(getattr(world, name))
    return client


def test_from_the_register_to_an_opinion(world: SimpleNamespace) -> None:
    bia, soat, tham = (signed_in(world, name) for name in ("bia", "soat", "tham"))
    assert bia.get(f"{DESK}mine/").headers["Location"] == f"{DESK}register/NM-BIA/"
    page = bia.get(f"{DESK}register/NM-BIA/").content.decode()
    assert "31/03/2027" in page and "Begin the report" in page
    bia.post(f"{DESK}register/NM-BIA/open/", {"year": "2027"})
    (report,) = FacilityReport.objects.all()
    one = f"{DESK}reports/{report.pk}/"
    assert "fuel_industry" in bia.get(f"{one}lines/new/").content.decode()
    wrong = bia.post(f"{one}lines/new/", COAL | {"kind": "fuel_industry", "amount": "-7"}, follow=True)
    assert "-7 is below zero" in wrong.content.decode() and 'value="-7"' in wrong.content.decode()
    (line,) = report.lines.all()
    file = SimpleUploadedFile("hoa-don.pdf", b"%PDF-1.7 than")
    assert "hoa-don.pdf" in bia.post(f"{one}lines/{line.pk}/evidence/", {"file": file}, follow=True).content.decode()
    stated = {"kind": "fuel_industry", "also_energy": "32,5", "also_volume": "1400", "density": "0,85 - 0,86"}
    saved = bia.post(f"{one}lines/{line.pk}/", COAL | stated, follow=True)
    assert "The line is saved." in saved.content.decode() and "3,149.5" not in saved.content.decode()
    refused = bia.post(f"{one}submit/")
    assert refused.status_code == 422 and "are not written yet" in refused.content.decode()
    texts = {item.code: f"Nội dung {item.code}" for item in report_form(NOW.date()).texts}
    bia.post(f"{one}texts/", texts | {"gwp": "AR5"})
    done = bia.post(f"{one}submit/", follow=True).content.decode()
    (version,) = FacilityReportVersion.objects.all()
    assert version.receipt in done and "hoa-don.pdf" in done and "enters the inventory" in done
    assert "Energy of the fuel, to be compared: 32.5 TJ" in done and "Density" in done and "0.85 – 0.86" in done
    waiting = soat.get("/desk/verification/").content.decode()
    assert version.receipt in waiting
    opinion = f"{DESK}versions/{version.pk}/opinion/"
    said = {"kind": "review", "conclusion": "negative", "text": "Chưa đủ"}
    bad = soat.post(opinion, said | {"finding": ["Thiếu"], "about": [""]})
    assert bad.status_code == 422 and "Thiếu" in bad.content.decode() and "Chưa đủ" in bad.content.decode()
    soat.post(opinion, said | {"finding": ["Thiếu", ""], "about": ["III.1", ""], "material": ["0"]})
    verified = {"kind": "verification", "conclusion": "positive", "text": "Hợp lý", "body_name": "Trung tâm A"}
    assert tham.post(opinion, verified).status_code == 422
    tham.post(opinion, verified | {"certificate": "VVB 01"})
    assert list(FacilityOpinion.objects.values_list("kind", "conclusion")) == [
        ("review", "negative"),
        ("verification", "positive"),
    ]
    seen = bia.get(f"{DESK}versions/{version.pk}/").content.decode()
    assert "Thiếu" in seen and "Material" in seen and "VVB 01" in seen and "Give an opinion" not in seen


def test_a_workbook_goes_down_and_up_and_a_wrong_one_changes_nothing(world: SimpleNamespace) -> None:
    report = drafted(world)
    client, one = signed_in(world, "bia"), f"{DESK}reports/{report.pk}/"
    down = client.get(f"{one}workbook/")
    report.refresh_from_db()
    assert down.content == book_of(report, SENT.date())
    assert "kiem-ke-NM-BIA-2027.xlsx" in down.headers["Content-Disposition"]
    taken = client.post(f"{one}upload/", {"workbook": SimpleUploadedFile("a.xlsx", down.content)}, follow=True)
    assert "The workbook was taken into the report." in taken.content.decode() and report.lines.count() == 2
    line = report.lines.first()
    line.written = COAL | {"amount": "-3"}
    line.save()
    wrong = client.post(f"{one}upload/", {"workbook": SimpleUploadedFile("a.xlsx", book_of(report, SENT.date()))})
    assert wrong.status_code == 422 and "E5" in wrong.content.decode()
    marked = client.get(f"{one}workbook/?marked=1")
    assert marked.status_code == 200 and marked.content.startswith(b"PK")
    assert client.post(f"{one}upload/", {"workbook": SimpleUploadedFile("a.xlsx", b"PK no")}).status_code == 422
    assert client.post(f"{one}upload/").status_code == 422


def test_nobody_sees_or_writes_what_is_not_theirs(world: SimpleNamespace) -> None:
    version = sent(world)
    other, verifier = signed_in(world, "ximang"), signed_in(world, "tham")
    one = f"{DESK}reports/{version.report_id}/"
    version_page = f"{DESK}versions/{version.pk}/"
    for address in (f"{DESK}register/NM-BIA/", one, f"{one}lines/new/", f"{one}workbook/", version_page):
        assert other.get(address).status_code == 404, address
    for action in ("texts", "submit", "upload"):
        assert other.post(f"{one}{action}/").status_code == 404
    assert verifier.get(f"{DESK}versions/{version.pk}/").status_code == 200
    assert verifier.get(one).status_code == 403
    assert signed_in(world, "soat").get(one).status_code == 403


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_register_filters_and_shows_a_bounded_number_of_questions(
    world: SimpleNamespace, language: str, django_assert_max_num_queries: object
) -> None:
    sent(world)
    more = "\n".join(f"F{n},Cơ sở {n},,Lô {n},31120,I.2,industry,42/2026/QĐ-TTg,IV,{n},2026-09-25" for n in range(30))
    records = read_facilities("co-so.csv", (CSV.splitlines()[0] + "\n" + more).encode())
    load_facilities(records=records, by=operator(), at=NOW)
    client = signed_in(world, "soat", language)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        page = client.get(f"{DESK}?year=2027").content.decode()
    assert "Nhà máy bia A" in page and "Xi măng B" in page
    assert "Xi măng B" not in client.get(f"{DESK}?year=2027&timeliness=on_time").content.decode()
    assert "Nhà máy bia A" not in client.get(f"{DESK}?year=2027&group=B").content.decode()
    assert "Nhà máy bia A" not in client.get(f"{DESK}?kind=cement").content.decode()
    assert "Xi măng B" not in client.get(f"{DESK}?q=nha+may+bia").content.decode()
    for strange in ("?year=abc&kind=x&group=Z&timeliness=%00&q=%00", "?year=9999", "?q=" + "a " * 300):
        assert client.get(DESK + strange).status_code in (200, 400)


def test_the_page_of_a_version_asks_a_bounded_number_of_questions(
    world: SimpleNamespace, django_assert_max_num_queries: object
) -> None:
    version = sent(world)
    client = signed_in(world, "soat")
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        assert client.get(f"{DESK}versions/{version.pk}/").status_code == 200
