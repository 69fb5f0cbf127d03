"""Finding, refusing and printing figures."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.documents_report.example import small
from tests.documents_report.test_digits import replaced
from tests.documents_report.walking import annex_words

from xanh.basis.errors import Refusal
from xanh.documents.report import compose_report, figures_of, orphan_figures, printed, states
from xanh.documents.report.content import Figure, Lineage
from xanh.documents.report.figures import in_cell

LEAF = Lineage(label="Số liệu", source="observation:1")


def figure(value: str | None, unit: str = "", decimals: int = 0, missing: str = "") -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(id="f1", value=number, decimals=decimals, unit=unit, missing=missing, lineage=LEAF)


def test_printing_follows_the_examples(examples: list[dict[str, object]]) -> None:
    for case in examples:
        given_value = case["value"]
        made = figure(
            None if given_value is None else str(given_value),
            str(case.get("unit", "")),
            int(str(case.get("decimals", 0))),
            str(case.get("missing", "")),
        )
        assert (printed(made), in_cell(made)) == (case["printed"], case["in_a_column"]), case


@pytest.fixture
def examples(request: pytest.FixtureRequest) -> list[dict[str, object]]:
    path = request.config.rootpath / "tests" / "examples" / "report_figures.yaml"
    cases: list[dict[str, object]] = yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]
    return cases


def test_every_figure_of_the_content_is_found_once() -> None:
    figures = figures_of(small())
    assert list(figures) == list(dict.fromkeys(figures))
    assert {f"f{place}" for place in range(1, 45)} == set(figures)
    assert all(key == found.id for key, found in figures.items())


@pytest.mark.parametrize("change", [{"value": Decimal(4)}, {"unit": "%"}, {"lineage": LEAF}])
def test_one_id_for_two_figures_is_refused(change: dict[str, object]) -> None:
    content = small()
    other = content.overview.agencies.model_copy(update=change)
    doubled = content.model_copy(update={"overview": content.overview.model_copy(update={"late": other})})
    with pytest.raises(Refusal, match=other.id):
        figures_of(doubled)
    with pytest.raises(Refusal):
        compose_report(doubled)


def test_the_same_figure_may_stand_twice() -> None:
    content = small()
    twice = content.overview.model_copy(update={"late": content.overview.on_time})
    assert set(figures_of(content)) - set(figures_of(content.model_copy(update={"overview": twice}))) == {"f4"}


def test_a_figure_without_source_is_an_orphan_missing_or_not() -> None:
    content = small()
    assert orphan_figures(content) == ()

    def orphaned(one: Figure) -> Figure:
        return one.model_copy(update={"lineage": Lineage(label="không rõ", source=" ")}) if one.id in lost else one

    for lost in ({"f1"}, {"f24"}, {"f27", "f41"}):  # f24 is missing, f41 a sum
        assert {one.id for one in orphan_figures(replaced(content, Figure, orphaned))} == lost


def test_one_leaf_without_source_is_enough() -> None:
    half = Lineage(label="Tổng", inputs=(LEAF, Lineage(label="Phần khác", inputs=(Lineage(label="không rõ"),))))
    content = small()
    agencies = content.overview.agencies.model_copy(update={"lineage": half})
    changed = content.model_copy(update={"overview": content.overview.model_copy(update={"agencies": agencies})})
    assert [one.id for one in orphan_figures(changed)] == ["f1"]
    assert "không rõ nguồn" in annex_words(compose_report(changed), 2)


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 4), st.sampled_from(["", "%", "million_dong", "ha"]))
def test_a_figure_states_itself_in_every_form(value: Decimal, decimals: int, unit: str) -> None:
    made = figure(str(value), unit, decimals)
    assert states(printed(made), made)
    assert states(in_cell(made), made)
    assert states(in_cell(made).removeprefix("-"), made)
    other = made.model_copy(update={"value": value + 1})
    assert not states(in_cell(other), made) or abs(value + 1) == abs(value)
