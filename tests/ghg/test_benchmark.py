"""What the benchmark measures side by side is the same thing."""

import numpy as np
from benchmarks import landfill
from benchmarks.inventory import GASES, bare, inventory, ours

from xanh.ghg import gwp_set
from xanh.ghg.categories import memo_items


def test_the_tree_and_bare_numpy_give_the_same_numbers() -> None:
    held = inventory()
    below = [(child, parent) for child, parent in reversed(list(enumerate(held.parents))) if parent >= 0]
    edges = [(child, parent) for child, parent in below if held.categories[child] not in memo_items()]
    value = bare(held.mass.transpose(3, 2, 0, 1), gwp_set("AR5").weights(GASES), edges)
    rolled, found = ours(held)
    np.testing.assert_allclose(rolled.value, value.transpose(1, 2, 0), rtol=1e-12)
    tops = [place for place, parent in enumerate(held.parents) if parent < 0]
    np.testing.assert_allclose(found.with_land, value[tops].sum(axis=0), rtol=1e-12)
    assert held.mass.shape == (63, 30, 215, 4) and found.partial.any()


def test_the_landfills_and_the_bare_loop_give_the_same_methane() -> None:
    waste = landfill.deposits(sites=6)
    found = landfill.ours(waste)
    np.testing.assert_allclose(found, landfill.bare(waste), rtol=1e-12)
    assert found.shape == (70, 6) and (found[0] == 0).all() and (found[1:] > 0).all()
