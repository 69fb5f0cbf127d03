"""The tree of `benchmarks/inventory.py` with primap2: gases to CO2e, then every category the sum of its children."""

from time import perf_counter

import numpy as np
import primap2  # noqa: F401  (its accessors)
import xarray as xr

from xanh.ghg import Equivalents, Inventory
from xanh.ghg.categories import memo_items
from xanh.ghg.notation import State

GWP = "AR5GWP100"
BASKET = f"KYOTOGHG ({GWP})"


def measure(held: Inventory, ours: Equivalents) -> float:
    """Return the seconds primap2 needs, best of two; AssertionError where its numbers are not `ours`."""
    dataset = _dataset(held)
    times = []
    for _ in range(2):
        start = perf_counter()
        summed = through_tree(dataset, held)
        times.append(perf_counter() - start)
    theirs = summed.pint.dequantify().isel(source=0).transpose("area (ISO3)", "time", "category (IPCC2006)").to_numpy()
    np.testing.assert_allclose(np.nan_to_num(theirs), ours.value, rtol=1e-9)
    return min(times)


def through_tree(dataset: xr.Dataset, held: Inventory) -> xr.DataArray:
    """Return CO2e of every category, children summed into their parents with primap2's own sum."""
    basket = dataset.pr.gas_basket_contents_sum(basket=BASKET, basket_contents=list(held.gases), skipna=True)
    children: dict[int, list[str]] = {}
    for place, parent in enumerate(held.parents):
        if parent >= 0 and held.categories[place] not in memo_items():
            children.setdefault(parent, []).append(held.categories[place])
    basket = basket.copy()
    for parent in sorted(children, reverse=True):
        total = basket.pr.loc[{"category": children[parent]}].pr.sum("category", skipna=True)
        basket.loc[{"category (IPCC2006)": held.categories[parent]}] = total
    return basket


def _dataset(held: Inventory) -> xr.Dataset:
    """Return the inventory in primap2's own format; what is no number is NaN."""
    numbers = np.where(held.state & State.NUMBER, held.mass, np.nan)
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
