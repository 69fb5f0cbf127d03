"""The amendments' desk: from a draft to an edition by its pages alone, and who may not come in."""

from types import SimpleNamespace

import pytest
from django.test import Client
from tests.amendments.conftest import NOW

from xanh_web.amendments.models import Proposal
from xanh_web.plans.models import Edition, TaskParty

LIST = "/desk/amendments/"


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def signed_in(cast: SimpleNamespace, name: str) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(getattr(cast, name))
    return client


def test_from_a_draft_to_an_edition(plan: Edition, cast: SimpleNamespace) -> None:
    minh, lan, nga = (signed_in(cast, name) for name in ("minh", "lan", "nga"))
    said = {"agency": "STNMT", "title": "Giao lại nhiệm vụ 1.2", "reason": "Không còn cấp huyện"}
    page = minh.post(f"{LIST}new/", said, follow=True)
    (proposal,) = Proposal.objects.all()
    one = f"{LIST}{proposal.pk}/"
    assert page.redirect_chain[-1][0] == one
    form = minh.get(f"{one}items/tasks/1.2/").content.decode()
    assert "UBND quận, huyện" in form
    fields = {"title": "Tuyên truyền", "group": "1", "leads": "UBND các xã, phường", "reason": "Sắp xếp năm 2025"}
    assert minh.post(f"{one}items/tasks/1.2/", fields).status_code == 302
    shown = minh.get(one).content.decode()
    assert "<ins>" in shown and "UBND các xã, phường" in shown.replace("<ins>", "").replace("</ins>", "")
    assert minh.post(f"{one}step/", {"step": "submit"}).status_code == 302
    assert lan.post(f"{one}opinion/", {"stance": "support", "text": "Phù hợp"}).status_code == 302
    decision = {"number": "15/QĐ-UBND", "dated": "2024-06-01", "in_force_from": "2024-07-01", "line": ["1"]}
    assert nga.post(f"{one}decision/", decision).status_code == 302
    new = Edition.objects.get(number=2)
    assert TaskParty.objects.get(task__edition=new, task__number="1.2").rule == "communes"
    assert "edition 2, in force from 01/07/2024" in minh.get(one).content.decode()
    for paper in ("annex", "submission"):
        answer = minh.get(f"{one}papers/{paper}.docx")
        assert answer.content[:2] == b"PK" and "attachment" in answer["Content-Disposition"]


def test_an_item_is_added_dropped_and_left_as_it_was(draft: Proposal, cast: SimpleNamespace) -> None:
    minh, one = signed_in(cast, "minh"), f"{LIST}{draft.pk}/"
    new = {"key": "1.5", "group": "1", "title": "Trồng cây xanh", "leads": "Sở Xây dựng", "funding": "I, IV"}
    assert minh.post(f"{one}add/tasks/", new).status_code == 302
    assert draft.lines.get(key="1.5").new["leads"][0]["code"] == "SXD"
    assert minh.post(f"{one}items/tasks/1.3/", {"drop": "1", "reason": "Trùng"}).status_code == 302
    assert draft.lines.get(key="1.3").kind == "drop"
    assert minh.post(f"{one}items/tasks/1.3/", {"leave": "1"}).status_code == 302
    assert not draft.lines.filter(key="1.3").exists()


def test_what_is_wrong_is_said_at_the_field(draft: Proposal, cast: SimpleNamespace) -> None:
    minh, one = signed_in(cast, "minh"), f"{LIST}{draft.pk}/"
    wrong = {
        "objective": "2",
        "horizon": "sang năm",
        "kind": "at_least",
        "value": "chín lăm",
        "indicator_text": "Tỷ lệ",
    }
    answer = minh.post(f"{one}items/targets/2.2030.2/", wrong)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "“sang năm” is not a year" in text and "“chín lăm” is not a number" in text
    assert draft.lines.count() == 3
    unknown = {"title": "Tuyên truyền", "group": "1", "leads": "Hội những người yêu cây"}
    minh.post(f"{one}items/tasks/1.2/", unknown)
    assert "Not recognised as agencies" in minh.get(f"{one}items/tasks/1.2/").content.decode()


def test_a_draft_is_seen_by_its_agency_and_the_coordinator(draft: Proposal, cast: SimpleNamespace) -> None:
    statuses = {}
    for name in ("minh", "hoa", "lan", "tuan", "nga", "an", "khach"):
        statuses[name] = signed_in(cast, name).get(f"{LIST}{draft.pk}/").status_code
    assert statuses == {"minh": 200, "hoa": 200, "lan": 200, "tuan": 404, "nga": 404, "an": 404, "khach": 403}


def test_a_submitted_one_is_read_by_all_and_written_by_nobody(submitted: Proposal, cast: SimpleNamespace) -> None:
    for name in ("minh", "lan", "tuan", "nga", "an"):
        assert signed_in(cast, name).get(f"{LIST}{submitted.pk}/").status_code == 200
    assert signed_in(cast, "minh").get(f"{LIST}{submitted.pk}/items/tasks/1.2/").status_code == 404
    tuan = signed_in(cast, "tuan")
    assert tuan.post(f"{LIST}{submitted.pk}/step/", {"step": "withdraw"}).status_code == 409
    assert "no role" in tuan.post(f"{LIST}{submitted.pk}/step/", {"step": "withdraw"}).content.decode()


def test_the_list_asks_a_fixed_number_of_questions(
    submitted: Proposal, cast: SimpleNamespace, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        Proposal.objects.create(
            against=submitted.against, title=f"Đề xuất {number}", reason="x", agency_code="STNMT", agency_name="Sở",
            created_at=NOW, created_by=cast.minh,
        )  # fmt: skip
    lan = signed_in(cast, "lan")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        lan.get(LIST)
