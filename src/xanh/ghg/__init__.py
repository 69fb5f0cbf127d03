"""Greenhouse gases and air pollutants: from activity to tonnes, with factors, reasons and quality."""

from xanh.ghg.agriculture.methods import METHODS as AGRICULTURE
from xanh.ghg.categories import Category, categories, category, city_code, counts_in, mapped
from xanh.ghg.factors import Choice, Factor, factor_for
from xanh.ghg.gas import Gas, gas, gases
from xanh.ghg.gwp import GwpSet, co2e, gwp_set, restate
from xanh.ghg.inventory import Inventory, cells_of, inventory_of
from xanh.ghg.land.methods import METHODS as LAND
from xanh.ghg.lines import Emission, Line, Lookup, Method, compute
from xanh.ghg.methods import METHODS
from xanh.ghg.notation import Amount, Notation, State, Total, total
from xanh.ghg.numbers import not_negative, share
from xanh.ghg.overcount import Overcount, overcounts
from xanh.ghg.tree import Equivalents, Totals, roll_up, to_co2e, totals
from xanh.ghg.waste.methods import METHODS as WASTE

ALL_METHODS = {**METHODS, **AGRICULTURE, **LAND, **WASTE}

__all__ = [
    "AGRICULTURE",
    "ALL_METHODS",
    "LAND",
    "METHODS",
    "WASTE",
    "Amount",
    "Category",
    "Choice",
    "Emission",
    "Equivalents",
    "Factor",
    "Gas",
    "GwpSet",
    "Inventory",
    "Line",
    "Lookup",
    "Method",
    "Notation",
    "Overcount",
    "State",
    "Total",
    "Totals",
    "categories",
    "category",
    "cells_of",
    "city_code",
    "co2e",
    "compute",
    "counts_in",
    "factor_for",
    "gas",
    "gases",
    "gwp_set",
    "inventory_of",
    "mapped",
    "not_negative",
    "overcounts",
    "restate",
    "roll_up",
    "share",
    "to_co2e",
    "total",
    "totals",
]
