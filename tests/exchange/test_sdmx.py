"""Facts go out in SDMX and come back with every digit; a library that nobody here wrote reads the same."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from pysdmx.io import read_sdmx
from tests.exchange.facts import EXAMPLES, FACTS

from xanh.basis.errors import Refusal
from xanh.interchange.sdmx import Fact, read_csv, read_ml, write_csv, write_ml
from xanh.interchange.sdmx.codes import read_code, read_period, written_code

AT = datetime(2026, 11, 19, 9, tzinfo=UTC)


@given(FACTS)
def test_a_csv_file_comes_back_as_it_went(facts: list[Fact]) -> None:
    assert read_csv(write_csv(facts)) == facts


@given(FACTS)
@settings(max_examples=25, deadline=None)
def test_a_message_in_xml_comes_back_as_it_went(facts: list[Fact]) -> None:
    for version in ("3.0", "2.1"):
        assert read_ml(write_ml(facts, version=version, prepared=AT, sender="XANH")) == facts


def test_decimals_keep_their_zeros_and_their_last_digit() -> None:
    values = [str(fact.value) for fact in read_csv(write_csv(EXAMPLES)) if fact.value is not None]
    assert values == ["91.250", "123456789012.123456"]


@pytest.mark.parametrize("version", ["3.0", "2.1"])
def test_another_reader_finds_the_same_in_xml(version: str) -> None:
    """pysdmx checks the message against the schemas of SDMX first."""
    (found,) = read_sdmx(write_ml(EXAMPLES, version=version, prepared=AT, sender="XANH").decode()).get_datasets()
    assert found.short_urn == "Dataflow=XANH:GREEN_GROWTH(1.0)"
    rows = found.data.fillna("").to_dict("records")
    assert [row["REF_AREA"] for row in rows] == ["92", "09231", "31117", "31117"]
    assert [row["OBS_VALUE"] for row in rows] == ["91.250", "123456789012.123456", "", ""]
    assert [row["OBS_STATUS"] for row in rows] == ["E", "A", "M", "Q"]
    assert rows[1]["COMMENT_OBS"] == "Cái\n'Răng'"


def test_another_reader_finds_the_same_in_csv() -> None:
    (found,) = read_sdmx(write_csv(EXAMPLES).decode()).get_datasets()
    rows = found.data.to_dict("records")
    assert found.short_urn == "Dataflow=XANH:GREEN_GROWTH(1.0)"
    assert [row["UNIT_MEASURE"] for row in rows] == [written_code(fact.unit) for fact in EXAMPLES]
    assert [row["TIME_PERIOD"] for row in rows] == ["2025", "2025-Q3", "2021-01-01/P10Y", "2025-07"]


def line(**given: str) -> bytes:
    fields = {
        "STRUCTURE": "dataflow",
        "STRUCTURE_ID": "XANH:GREEN_GROWTH(1.0)",
        "REF_AREA": "92",
        "INDICATOR": "income",
        "TIME_PERIOD": "2025",
        "OBS_VALUE": "1",
        "UNIT_MEASURE": "percent",
    } | given
    return (",".join(fields) + "\n" + ",".join(fields.values()) + "\n").encode()


def test_a_file_of_another_system_needs_only_what_sdmx_has() -> None:
    assert read_csv(line(OBS_STATUS="P")) == [Fact("income", "92", "2025", Decimal(1), "percent", "estimated")]
    assert read_csv(line(OBS_VALUE="NaN", OBS_STATUS="L"))[0].missing == "not_collected"
    assert read_csv(line(TIME_PERIOD="2025-M07"))[0].period == "2025-07"
    assert read_csv(line().replace(b",", b";"))[0].area == "92"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"OBS_VALUE": "1.234,5".replace(",", " ")}, "không phải là số"),
        ({"OBS_VALUE": "1e999"}, "nhiều chữ số"),
        ({"OBS_VALUE": ""}, "lý do"),
        ({"OBS_VALUE": "", "OBS_STATUS": "A"}, "lý do"),
        ({"OBS_STATUS": "O"}, "không phải là trạng thái"),
        ({"OBS_STATUS": "E", "FINALITY": "official"}, "không khớp"),
        ({"OBS_VALUE": "", "OBS_STATUS": "Q", "MISSING_REASON": "not_reported"}, "không khớp"),
        ({"MISSING_REASON": "not_reported"}, "bỏ một trong hai"),
        ({"UNIT_MEASURE": ""}, "UNIT_MEASURE"),
        ({"TIME_PERIOD": "2025-13"}, "2025-13"),
        ({"FREQ": "M"}, "FREQ"),
        ({"STRUCTURE_ID": "ECB:EXR(1.0)"}, "ECB:EXR"),
        ({"STRUCTURE": "metadata"}, "dataflow"),
        ({"ACTION": "D"}, "ACTION"),
        ({"ILLUSTRATIVE": "yes"}, "ILLUSTRATIVE"),
        ({"RECORDED_AT": "2025-01-01T00:00:00"}, "thời điểm"),
        ({"INDICATOR": "a$b"}, "a$b"),
        ({"BREAKDOWN": "a@b@c"}, "a@b@c"),
        ({"COLOUR": "red"}, "COLOUR"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(given: dict[str, str], words: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_csv(line(**given))
    assert words in str(refused.value)


def test_the_same_key_twice_is_refused() -> None:
    content = line()
    with pytest.raises(Refusal, match="Dòng 3"):
        read_csv(content + content.splitlines(keepends=True)[1])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"a,b\n1,2\n",
        b"\x00",
        b'STRUCTURE,STRUCTURE_ID\n"',
        line() + b"dataflow\n",
        b"STRUCTURE,STRUCTURE_ID,REF_AREA,INDICATOR,TIME_PERIOD,UNIT_MEASURE,REF_AREA\n",
    ],
)
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal):
        read_csv(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a/>",
        b"\xff",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        write_csv(EXAMPLES),
        write_ml(EXAMPLES, version="3.0", prepared=AT, sender="XANH").replace(b"GREEN_GROWTH", b"OTHER"),
        write_ml(EXAMPLES, version="3.0", prepared=AT, sender="XANH").replace(b"91.250", b"many"),
        write_ml(EXAMPLES, version="3.0", prepared=AT, sender="XANH").replace(b"Information", b"Delete"),
    ],
)
def test_what_is_no_such_message_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal):
        read_ml(content)


def test_codes_that_sdmx_does_not_take_are_written_another_way() -> None:
    assert written_code("chỉ tiêu") == "ch$1EC9$$20$ti$EA$u"
    assert read_code("ch$1EC9$$20$ti$EA$u") == "chỉ tiêu"
    assert read_period("2021-01-01/P1Y") == "2021/2021"
