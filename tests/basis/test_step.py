"""A value with its way."""

from decimal import Decimal

from xanh.basis.step import Step


def leaf(source: str) -> Step:
    return Step("lá", Decimal(1), "percent", "2025", "92", source=source)


def test_leaves_come_in_order_from_any_depth() -> None:
    tree = Step(
        "gốc",
        Decimal(3),
        "percent",
        "2025",
        "92",
        inputs=(leaf("a"), Step("giữa", None, "", "", "", inputs=(leaf("b"), leaf("c")))),
    )
    assert [step.source for step in tree.leaves()] == ["a", "b", "c"]
    assert tree.has_lineage()


def test_one_leaf_without_a_source_breaks_the_lineage() -> None:
    tree = Step("gốc", Decimal(3), "percent", "2025", "92", inputs=(leaf("a"), leaf("")))
    assert not tree.has_lineage()


def test_a_step_of_its_own_is_its_own_leaf() -> None:
    assert list(leaf("a").leaves()) == [leaf("a")]
    assert not leaf("").has_lineage()
