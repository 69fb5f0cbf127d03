"""The same plan as text, Word, web page and PDF reads the same, up to the places in the text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from xanh.plans.files import plan_as_json
from xanh.plans.reader import read_plan
from xanh.plans.source import read_source

DOCUMENTS = Path(__file__).parents[1] / "documents_in"
SEED = Path(__file__).parents[2] / "src/xanh/data/cities/can_tho/ke-hoach-200-kh-ubnd.txt"
PAIRS = [(SEED, f"ke-hoach-200.{form}") for form in ("docx", "html", "pdf")]
PAIRS += [(DOCUMENTS / "tinh-a-1.docx", "tinh-a-1.html"), (DOCUMENTS / "tinh-a-1.docx", "tinh-a-1.pdf")]
PAIRS += [(DOCUMENTS / "tinh-a-2.docx", "tinh-a-2.html")]


def read(path: Path) -> dict[str, Any]:
    return plan_as_json(read_plan(read_source(path)))


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted((one.keys() | other.keys()) - {"span"}):
            yield from differences(one.get(key), other.get(key), f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{path}[{index}]")
    elif one != other:
        yield f"{path}: {one!r} is not {other!r}"


@pytest.mark.parametrize(("path", "other"), PAIRS, ids=lambda value: Path(value).name)
def test_same_plan(path: Path, other: str) -> None:
    assert list(differences(read(path), read(DOCUMENTS / other))) == []


def test_a_layout_with_codes_and_two_columns_of_years() -> None:
    plan = read(DOCUMENTS / "tinh-a-2.docx")
    found = [(task["number"], task["group"], task["period"]["start"], task["period"]["end"]) for task in plan["tasks"]]
    assert found == [("I.1", "I", 2026, 2027), ("I.2", "I", 2026, 2030), ("II.1", "II", 2027, 2030)]
    assert [task["product"] for task in plan["tasks"]] == ["Báo cáo kiểm kê", "500 ha rừng", "Quy chế; danh mục"]


def test_a_layout_with_lettered_groups_and_a_merged_lead() -> None:
    plan = read(DOCUMENTS / "tinh-a-1.docx")
    assert [(group["number"], group["title"]) for group in plan["groups"]] == [
        ("A", "Nhóm nhiệm vụ về năng lượng"),
        ("B", "Nhóm nhiệm vụ về chất thải"),
    ]
    assert [[party["code"] for party in task["leads"]] for task in plan["tasks"][:3]] == [["SCT"], ["SCT"], ["SXD"]]
    assert plan["tasks"][3]["priority"] == "high"
