"""The structure in SDMX: valid by its schema, and read by a library nobody here wrote."""

from datetime import UTC, datetime

import pytest
from pysdmx.io import read_sdmx
from pysdmx.model import Codelist, DataStructureDefinition

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.interchange.sdmx import CodeLists, NamedCode, write_structures
from xanh.interchange.sdmx.structure import KINDS

AT = datetime(2026, 11, 19, 9, tzinfo=UTC)
LISTS = CodeLists(
    areas=[NamedCode("92", "Thành phố Cần Thơ"), NamedCode("31120", "Phường Cái Khế", "Đến 30/06/2025: Phường An Hòa")],
    indicators=[NamedCode("ghg-intensity-grdp", "Cường độ & phát thải <GRDP>")],
    units=[NamedCode("tonne_co2e/billion_dong", "tấn/tỷ đồng")],
    breakdowns=[NamedCode("reading@computed", "tính toán")],
    reasons=[NamedCode("not_reported", "Chưa báo cáo")],
)


def written(version: str, kinds: tuple[str, ...] = KINDS, only: str = "") -> str:
    return write_structures(LISTS, version=version, kinds=kinds, only=only, prepared=AT).decode()


@pytest.mark.parametrize("version", ["3.0", "2.1"])
def test_another_reader_finds_the_structure(version: str) -> None:
    found = {item.id: item for item in read_sdmx(written(version), validate=True).structures}
    definition = found["DSD_GREEN_GROWTH"]
    assert isinstance(definition, DataStructureDefinition)
    assert [item.id for item in definition.components.dimensions] == [
        "FREQ", "REF_AREA", "INDICATOR", "BREAKDOWN", "TIME_PERIOD",
    ]  # fmt: skip
    assert definition.components["OBS_VALUE"].dtype == "Decimal"
    units = found["CL_UNIT_MEASURE"]
    assert isinstance(units, Codelist) and [code.id for code in units] == ["tonne_co2e$2F$billion_dong"]
    assert found["CL_AREA"]["31120"].description == "Đến 30/06/2025: Phường An Hòa"
    assert found["CL_INDICATOR"]["ghg-intensity-grdp"].name == "Cường độ & phát thải <GRDP>"


def test_names_are_in_the_language_they_are_said_to_be_in() -> None:
    assert '<com:Name xml:lang="vi">Số liệu tăng trưởng xanh</com:Name>' in written("3.0")
    with speaking("en"):
        assert '<com:Name xml:lang="en">Figures of green growth</com:Name>' in written("3.0")


def test_one_structure_may_be_asked_for_alone() -> None:
    assert [item.id for item in read_sdmx(written("3.0", ("codelist",), "CL_AREA")).structures] == ["CL_AREA"]


def test_a_structure_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal, match="CL_COLOUR"):
        written("3.0", ("codelist",), "CL_COLOUR")
