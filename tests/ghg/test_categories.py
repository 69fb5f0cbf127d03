"""The trees of categories are whole, and their mappings lead somewhere."""

import pytest

from xanh.basis.errors import Refusal
from xanh.ghg import categories, category, counts_in, mapped
from xanh.ghg.categories import SCHEMES, ancestors, land_use, memo_items


@pytest.mark.parametrize("scheme", SCHEMES)
def test_parents_stand_before_their_children_and_names_are_in_two_languages(scheme: str) -> None:
    seen: set[str] = set()
    for code, one in categories(scheme).items():
        assert one.parent is None or one.parent in seen
        assert one.name_en.strip() and one.name_vi.strip()
        seen.add(code)


def test_the_ipcc_tree_has_five_sectors_and_no_orphan() -> None:
    tops = [one.code for one in categories("ipcc_2006").values() if one.parent is None]
    assert tops == ["1", "2", "3", "4", "5"]
    assert memo_items() | land_use() <= set(categories("ipcc_2006"))
    assert not any(land in ancestors(other) for land in land_use() for other in land_use())


@pytest.mark.parametrize("to", ["gpc", "nfr"])
def test_a_mapping_leads_to_a_category_that_exists(to: str) -> None:
    found = {code: mapped(code, to) for code in categories("ipcc_2006")}
    assert all(category(one, to) for one in found.values() if one)
    assert sum(one is not None for one in found.values()) > 50


def test_every_leaf_that_counts_has_its_place_in_a_city() -> None:
    parents = {one.parent for one in categories("ipcc_2006").values()}
    leaves = [code for code in categories("ipcc_2006") if code not in parents]
    without = {code for code in leaves if mapped(code, "gpc") is None}
    allowed = ("1.A.3.a.i", "1.A.3.d.i", "1.A.5.c", "1.B.3", "1.C", "2.H", "4.E", "5")
    assert {code for code in without if not code.startswith(allowed)} == set()


def test_the_three_totals_of_a_city_count_nothing_at_both_ends() -> None:
    codes = [code for code, one in categories("gpc").items() if one.scope]
    basic = {code for code in codes if counts_in(code, "BASIC")}
    plus = {code for code in codes if counts_in(code, "BASIC+")}
    territorial = {code for code in codes if counts_in(code, "territorial")}
    assert basic < plus
    assert territorial - plus == {"I.4.4", "III.1.3", "III.2.3", "III.3.3", "III.4.3"}
    assert {code for code in basic if category(code, "gpc").scope == 2} == basic - territorial - {
        code for code in basic if code.startswith("III.")
    }


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(Refusal):
        category("9.Z")
    with pytest.raises(Refusal):
        categories("ipcc_1996")
