"""The tree of `benchmarks/inventory.py` with primap2: gases to CO2e, then every category the sum of its children."""

from time import perf_counter

import numpy as np
import primap2  # noqa: F401  (its accessors)
import xarray as xr

from xanh.ghg import Equivalents, Inventory
from xanh.ghg.categories import land_use, memo_items
from xanh.ghg.notation import State

GWP = "AR5GWP100"
BASKET = f"KYOTOGHG ({GWP})"


def measure(held: Inventory, ours: Equivalents) -> tuple[float, float]:
    """Return the seconds primap2 needs for the numbers, and for the numbers and what is missing; best of three.

    primap2 knows no notation keys: NO is a zero to it, missing is NaN. AssertionError where the two disagree.
    """
    dataset = _dataset(held)
    numbers, complete = [], []
    for _ in range(3):
        start = perf_counter()
        summed = through_tree(basket_of(dataset, held), held)
        whole_totals(summed, held)
        numbers.append(perf_counter() - start)
        missing = through_tree(missing_of(dataset, held), held)
        complete.append(perf_counter() - start)
    order = ("area (ISO3)", "time", "category (IPCC2006)")
    theirs = summed.pint.dequantify().isel(source=0).transpose(*order).to_numpy()
    np.testing.assert_allclose(np.nan_to_num(theirs), ours.value, rtol=1e-9)
    partial = missing.isel(source=0).transpose(*order).to_numpy() > 0
    np.testing.assert_array_equal(partial, (ours.state & State.MISSING) != 0)
    return min(numbers), min(complete)


def basket_of(dataset: xr.Dataset, held: Inventory) -> xr.DataArray:
    """Return the CO2e of the leaves."""
    return dataset.pr.gas_basket_contents_sum(basket=BASKET, basket_contents=list(held.gases), skipna=True)


def missing_of(dataset: xr.Dataset, held: Inventory) -> xr.DataArray:
    """Return how many gases are missing in each leaf."""
    parents = set(held.parents)
    leaf = [place not in parents for place in range(len(held.categories))]
    found = sum(dataset[gas].isnull() for gas in held.gases)
    return found.where(xr.DataArray(leaf, dims="category (IPCC2006)"), 0)


def through_tree(leaves: xr.DataArray, held: Inventory) -> xr.DataArray:
    """Return `leaves` with every category the sum of its children, by primap2's own sum."""
    children: dict[int, list[str]] = {}
    for place, parent in enumerate(held.parents):
        if parent >= 0 and held.categories[place] not in memo_items():
            children.setdefault(parent, []).append(held.categories[place])
    found = leaves.copy()
    for parent in sorted(children, reverse=True):
        total = found.pr.loc[{"category": children[parent]}].pr.sum("category", skipna=True)
        found.loc[{"category (IPCC2006)": held.categories[parent]}] = total
    return found


def whole_totals(tree: xr.DataArray, held: Inventory) -> tuple[xr.DataArray, xr.DataArray]:
    """Return the totals with land use and without."""
    tops = [code for code, parent in zip(held.categories, held.parents, strict=True) if parent < 0]
    land = [code for code in held.categories if code in land_use()]
    whole = tree.pr.loc[{"category": tops}].pr.sum("category", skipna=True)
    return whole, whole - tree.pr.loc[{"category": land}].pr.sum("category", skipna=True)


def _dataset(held: Inventory) -> xr.Dataset:
    """Return the inventory in primap2's own format; what is missing is NaN, NO is zero."""
    numbers = np.where(held.state & State.MISSING, np.nan, held.mass)
    dims = ("area (ISO3)", "time", "category (IPCC2006)")
    coords = {
        "area (ISO3)": list(held.areas),
        "time": np.array([f"{year}-01-01" for year in held.years], dtype="datetime64[ns]"),
        "category (IPCC2006)": list(held.categories),
    }
    arrays = {
        gas: xr.DataArray(
            numbers[..., place], dims=dims, coords=coords, attrs={"units": f"t {gas} / year", "entity": gas}
        )
        for place, gas in enumerate(held.gases)
    }
    found = xr.Dataset(arrays, attrs={"area": "area (ISO3)", "cat": "category (IPCC2006)"})
    found[BASKET] = xr.full_like(found["CO2"], np.nan)
    found[BASKET].attrs = {"units": "t CO2 / year", "entity": "KYOTOGHG", "gwp_context": GWP}
    return found.expand_dims({"source": ["benchmark"]}).pr.quantify()
