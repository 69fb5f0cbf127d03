"""Cells of agencies parted into agencies and open sets."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from xanh.basis.text import fold
from xanh.plans.model import Party
from xanh.plans.parties import read_parties
from xanh.plans.passage import Passage

EXAMPLES = yaml.safe_load((Path(__file__).parents[1] / "examples" / "plan_parties.yaml").read_text(encoding="utf-8"))
WORDS = ["Sở", "Tài chính", "Các sở", "ban", "ngành", "UBND", "quận", "huyện", "và", ",", ";", "các", "viện", "trường"]
WORDS += [
    "Công an",
    "tỉnh",
    "(đầu mối)",
    "có liên quan",
    ":",
    ".",
    "\n",
    "-",
    "tổ chức",
    "cá nhân",
    "Môi trường",
    "Đ",
    "1",
]
_SEPARATORS = re.compile(r"[\s,;:.•+/–-]|\bva\b")


def cell(text: str) -> Passage:
    return Passage(text, tuple(range(len(text))))


def shown(party: Party) -> str:
    name = f"@{party.rule or '?'}" if party.open_set else party.code or "?"
    return f"{name}: {party.text}"


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case["cell"][:40])
def test_examples(case: dict[str, object]) -> None:
    assert [shown(party) for party in read_parties(cell(str(case["cell"])))] == case["parties"]


@example("Sở :")
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60))
def test_no_word_is_lost(text: str) -> None:
    parties = read_parties(cell(text))
    kept = _SEPARATORS.sub("", fold(" ".join(party.text for party in parties)))
    assert kept == _SEPARATORS.sub("", fold(text))


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_spans_point_at_the_words_in_order(text: str) -> None:
    end = 0
    for party in read_parties(cell(text)):
        assert party.span is not None and party.span.start >= end
        end = party.span.end
        assert fold(text[party.span.start : end]) == fold(party.text)
