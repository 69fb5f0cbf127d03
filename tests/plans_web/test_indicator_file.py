"""The city's list of indicators."""

from pathlib import Path

import pytest

from xanh.basis.errors import Refusal
from xanh_web.agencies.city import current_city
from xanh_web.plans.indicator_file import read_indicators


def test_the_shipped_list_is_readable_and_every_code_stands_once() -> None:
    entries = read_indicators(current_city().folder / "indicators.yaml")
    assert entries
    assert len({entry.code for entry in entries}) == len(entries)
    assert all(entry.low is None or entry.high is None or entry.low < entry.high for entry in entries)


def test_no_file_is_no_indicator(tmp_path: Path) -> None:
    assert read_indicators(tmp_path / "indicators.yaml") == []


@pytest.mark.parametrize(
    "text",
    [
        b"- {code: a, name: A}",
        b"- {code: a, name: A, unit: percent, owners: X}",
        b"- {code: a, name: A, unit: percent, low: thap}",
        b"code: a",
        b"- [",
        b"",
        b"\x00",
        b"\xff\xfe\x00a",
    ],
)
def test_a_wrong_list_is_refused_with_a_sentence(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "indicators.yaml"
    path.write_bytes(text)
    with pytest.raises(Refusal, match=r"indicators\.yaml"):
        read_indicators(path)
