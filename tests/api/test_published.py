"""What everyone may read: the same as the public site shows, in pages, by a bounded number of questions."""

from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.api.conftest import NOW, Caller
from tests.api.published import publish
from tests.ledger.facts import fact, record

from xanh.basis.hashing import sha256_hex
from xanh_web.ledger.models import Observation
from xanh_web.reporting.models import ConsolidatedReport, Round, TaskAnswer

pytestmark = pytest.mark.django_db
V1 = "/api/v1"
LISTS = {
    "plans": 4,
    "objectives": 4,
    "targets": 6,
    "tasks": 9,
    "indicators": 3,
    "observations": 3,
    "changes?from=2020-01-01T00:00:00%2B07:00": 8,
    "changes/verdicts?from=2020-01-01T00:00:00%2B07:00": 6,
    "rounds": 3,
    "rounds/2024-7-kh-ubnd/board": 9,
    "reports": 3,
    "agencies": 3,
    "areas": 3,
}

NOT_THERE = ["plans/9/KH", "targets/x", "tasks/99", "indicators/x", "observations/99999999", "rounds/x"]
NOT_THERE += ["rounds/x/board", "reports/999", "agencies/x", "nothing", "plans/%00"]


@pytest.fixture
def report(round_: Round) -> ConsolidatedReport:
    return publish(round_)


def read(path: str, **query: str) -> Any:
    address, _mark, given = path.partition("?")
    asked = dict(parse_qsl(given)) | query
    answer = Client(headers={"accept-language": "en"}).get(f"{V1}/{address}", asked)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def test_the_plan_its_editions_and_objectives(report: ConsolidatedReport) -> None:
    (plan,) = read("plans")["items"]
    assert plan["number"] == "7/KH-UBND" and [one["number"] for one in plan["editions"]] == [1]
    assert read("plans/7/KH-UBND")["duties"][0]["due"] == "--11-20"
    assert [one["code"] for one in read("objectives")["items"]] == ["1", "2"]
    assert Client().get(f"{V1}/objectives?on=2020-01-01").status_code == 404


def test_a_target_with_its_verdict_and_series(report: ConsolidatedReport) -> None:
    targets = read("targets")
    assert targets["total"] == 4
    hdi = next(one for one in targets["items"] if one["indicator"] == "hdi")
    assert (hdi["promise"]["low"], hdi["promise"]["unit"]) == ("0.75", "index")
    assert (hdi["latest"]["period"], hdi["latest"]["value"]) == ("2024", "42.5") and hdi["verdict"]["sentence"]
    whole = read(f"targets/{hdi['code']}")
    assert [(row["period"], row["value"], row["missing"]) for row in whole["series"]][:2] == [
        ("2021", "0.75", ""),
        ("2022", None, "not_collected"),
    ]


def test_a_figure_as_known_at_an_instant_and_where_it_comes_from(report: ConsolidatedReport) -> None:
    rows = read("observations", indicator="hdi", area="92", period="2021")["items"]
    assert [row["value"] for row in rows] == ["0.75"]
    assert read("observations", as_known_at="2020-01-01T00:00:00+07:00")["total"] == 0
    whole = read(f"observations/{rows[0]['id']}")
    assert rows[0]["lineage"] == f"{V1}/observations/{rows[0]['id']}"
    assert whole["supersedes"] and whole["way"][0]["depth"] == 1
    assert read(f"observations/{whole['supersedes']}")["superseded_by"] == whole["id"]
    answered = read("observations", period="2024")["items"][0]
    way = " ".join(step["text"] for step in read(f"observations/{answered['id']}")["way"])
    assert "BN-2024-SCT" in way and "Quản trị" not in way


def test_what_changed_between_two_instants(report: ConsolidatedReport) -> None:
    start = "2020-01-01T00:00:00+07:00"
    told = read("changes", **{"from": start, "indicator": "hdi"})["items"]
    assert [(row["new"]["period"], row["change"], row["new"]["value"]) for row in told] == [
        ("2021", "added", "0.75"), ("2022", "added", None), ("2024", "added", "42.5"),
    ]  # fmt: skip
    record(fact(period="2021", value=Decimal("0.742")), at=NOW)
    revised = read("changes", **{"from": "2024-06-30T00:00:00+07:00", "change": "revised"})
    assert [(row["old"]["value"], row["new"]["value"], row["difference"]) for row in revised["items"]] == [
        ("0.75", "0.742", "-0.008")
    ]
    verdicts = read("changes/verdicts", **{"from": start})["items"]
    assert [(row["indicator"], row["old_course"]) for row in verdicts] == [("hdi", "cannot_say")]
    asked = {"from": "2024-06-30", "to": "2024-06-30"}
    wrong = Client(headers={"accept-language": "en"}).get(f"{V1}/changes", asked)
    assert wrong.status_code == 404 and "before the second" in wrong.json()["detail"]
    assert Client().get(f"{V1}/changes").status_code == 422


def test_a_task_shows_accepted_answers_alone(report: ConsolidatedReport) -> None:
    (year,) = read("tasks/1.3")["years"]
    answers = {line["agency_name"]: line for line in year["reports"]}
    accepted = next(line for line in answers.values() if line["answer"])
    waiting = next(line for line in answers.values() if not line["answer"])
    assert accepted["answer"]["percentage"] == "62.5" and accepted["answer"]["money"][0]["planned"] == "100"
    assert waiting["state"] == "waiting"
    assert "Thiếu kinh phí" not in str(read("tasks/1.3"))  # difficulties are not published
    assert TaskAnswer.objects.filter(difficulties="Thiếu kinh phí").exists()


def test_the_board_and_an_issued_report_with_its_file(report: ConsolidatedReport) -> None:
    board = read("rounds/2024-7-kh-ubnd/board")["items"]
    states = {row["agency_code"]: (row["state"], row["timeliness"]) for row in board}
    assert states["SCT"] == ("accepted", "on_time") and states["STNMT"] == ("waiting", "waiting")
    (issued,) = read("reports")["items"]
    file = Client().get(issued["file"])
    assert sha256_hex(b"".join(file.streaming_content)) == issued["docx_hash"] == report.docx_hash


def test_agencies_on_a_day_and_who_follows(report: ConsolidatedReport) -> None:
    before = {one["code"] for one in read("agencies", on="2024-06-01", per_page="200")["items"]}
    after = {one["code"] for one in read("agencies", on="2025-08-01", per_page="200")["items"]}
    assert "SKHDT" in before - after and "STC" in after
    (follower,) = read("agencies/SKHDT")["successions"]
    assert follower["kind"] in {"merge", "rename"} and follower["legal_basis"]
    assert all(one["parent_code"] == "92" for one in read("areas", on="2025-08-01", parent="92")["items"])


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_read_by_a_bounded_number_of_questions(report: ConsolidatedReport, path: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        first = read(path, per_page="1")
    with CaptureQueriesContext(connection) as all_:
        whole = read(path, per_page="200")
    assert len(first["items"]) == 1 and whole["total"] == first["total"]
    assert len(all_) <= LISTS[path], [query["sql"][:90] for query in all_.captured_queries]
    assert len(few) <= len(all_)


def test_pages_have_an_end(report: ConsolidatedReport) -> None:
    assert read("agencies", page="9999")["items"] == []
    for wrong in ("per_page=201", "per_page=0", "page=0", "page=10001", "page=x", "on=2025-02-30", "on=0"):
        answer = Client().get(f"{V1}/agencies?{wrong}")
        assert answer.status_code == 422 and answer["Content-Type"] == "application/problem+json", wrong


@pytest.mark.parametrize("path", NOT_THERE)
def test_what_is_not_there_is_said_in_a_sentence(report: ConsolidatedReport, path: str) -> None:
    answer = Client(headers={"accept-language": "en"}).get(f"{V1}/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["status"] == 404 and answer.json()["detail"].endswith(".")
    assert not Client().get(f"{V1}/{path}").json()["detail"].isascii()  # Vietnamese where nothing is asked for


def test_other_sites_may_read_and_an_unchanged_answer_is_not_sent_again(report: ConsolidatedReport) -> None:
    answer = Client().get(f"{V1}/rounds")
    assert answer["Access-Control-Allow-Origin"] == "*" and "Accept-Language" in answer["Vary"]
    again = Client(headers={"if-none-match": answer["ETag"]}).get(f"{V1}/rounds")
    assert (again.status_code, again.content) == (304, b"")
    asked = Client().options(f"{V1}/rounds", headers={"access-control-request-method": "GET"})
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET")
    own = Caller()("GET", f"{V1}/own/reports")
    assert own.status_code == 401 and "Access-Control-Allow-Origin" not in own
    assert Client().options(f"{V1}/own/reports").status_code == 401


def test_a_method_that_is_not_there_is_named(report: ConsolidatedReport) -> None:
    answer = Caller()("DELETE", f"{V1}/rounds")
    assert answer.status_code == 405 and "GET" in answer["Allow"] and "DELETE" in answer.json()["detail"]
    assert Observation.objects.exists()
