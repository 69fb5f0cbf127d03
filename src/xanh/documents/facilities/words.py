"""What the fields and choices of a facility's lines are called, in the reader's language."""

from functools import cache

from xanh.basis.language import gettext, language
from xanh.ghg.city_compared import NUMBERS
from xanh.ghg.city_sources import source_word
from xanh.ghg.names import name_of


def field_label(name: str) -> str:
    """Return the label of a field of a line."""
    return _field_words(language()).get(name) or name_of(name).capitalize()


def choice_label(value: str) -> str:
    """Return what a choice of a key (a fuel, a treatment, …) is called; codes of gases and blends stay as they are."""
    return _choice_words(language()).get(value, value)


def quantity_label(quantity: str) -> str:
    """Return what a factor of one's own is of."""
    return _quantities().get(quantity, quantity)


def circular_label(code: str) -> str:
    """Return the kind of source in the words of Thông tư 38/2023/TT-BCT, Điều 16."""
    words = {
        "stationary": gettext("stationary combustion"),
        "mobile": gettext("mobile combustion"),
        "process": gettext("processes"),
        "refrigerants": gettext("refrigerants"),
        "waste": gettext("waste and wastewater"),
        "electricity": gettext("electricity bought"),
    }
    return words[code]


@cache  # by language: asked for every field of every line
def _field_words(_language: str) -> dict[str, str]:
    return _fields()


@cache
def _choice_words(_language: str) -> dict[str, str]:
    return {**_fuels(), **_processes(), **_waste()}


def _fields() -> dict[str, str]:
    return {
        "kind": gettext("Kind of source"),
        "source": gettext("Name of the source"),
        "year": gettext("Year of the data"),
        "category": gettext("Category (IPCC 2006)"),
        "amount": gettext("Amount"),
        "unit": gettext("Unit"),
        "fuel": gettext("Fuel"),
        "type": gettext("Type"),
        "process": gettext("Process"),
        "refrigerant": gettext("Refrigerant"),
        "treatment": gettext("Treatment"),
        "treated": gettext("Where it is treated"),
        "basis": gettext("Mass stated as"),
        "waste": gettext("Kind of waste"),
        "technology": gettext("Technology"),
        "use": gettext("What the fire is for"),
        "gas": gettext("Gas"),
        "leak": gettext("Share leaked in the year (0 to 1)"),
        "wastewater": gettext("Wastewater per tonne of product"),
        "cod": gettext("COD of the wastewater"),
        "own_quantity": gettext("Factor of one's own: of what"),
        "own_value": gettext("Factor of one's own: value"),
        "own_reference": gettext("Factor of one's own: source"),
        "own_reason": gettext("Why a factor outside the usual range is right"),
        "borrow_year": gettext("Grid factor of another year"),
        "uncertainty_activity": gettext("Uncertainty of the amount (±%)"),
        "uncertainty_factor": gettext("Uncertainty of the factor (±%)"),
        "evidence": gettext("Evidence (file names)"),
        "note": gettext("Note"),
    } | {name: source_word(name) for name in (*NUMBERS, "density")}


def _quantities() -> dict[str, str]:
    return {
        "calorific_value": gettext("net calorific value"),
        "combustion": gettext("CO2 of burning"),
        "clinker": gettext("CO2 of clinker"),
        "lime": gettext("CO2 of lime"),
        "crude_steel": gettext("CO2 of crude steel"),
        "fossil_share": gettext("fossil share of the carbon"),
    }


def _fuels() -> dict[str, str]:
    return {
        "anthracite": gettext("anthracite"),
        "sub_bituminous": gettext("sub-bituminous coal"),
        "diesel": gettext("diesel oil (DO)"),
        "fuel_oil": gettext("fuel oil (FO)"),
        "lpg": gettext("liquefied petroleum gas (LPG)"),
        "natural_gas": gettext("natural gas"),
        "gasoline": gettext("petrol"),
        "biomass": gettext("biomass (rice husk, wood, bagasse)"),
    }


def _processes() -> dict[str, str]:
    return {
        "high_calcium": gettext("high-calcium lime"),
        "dolomitic": gettext("dolomitic lime"),
        "basic_oxygen_furnace": gettext("basic oxygen furnace"),
        "electric_arc_furnace": gettext("electric arc furnace"),
    }


def _waste() -> dict[str, str]:
    return {
        "composting": gettext("composting"),
        "digestion": gettext("anaerobic digestion"),
        "wet": gettext("wet mass"),
        "dry": gettext("dry mass"),
        "plastic": gettext("plastic"),
        "textile": gettext("textiles"),
        "wood": gettext("wood waste"),
        "nappies": gettext("nappies"),
        "food": gettext("food waste"),
        "garden": gettext("garden waste"),
        "paper": gettext("paper"),
        "stoker_continuous": gettext("stoker, continuous"),
        "stoker_semi_continuous": gettext("stoker, semi-continuous"),
        "stoker_batch": gettext("stoker, batch"),
        "fluidised_continuous": gettext("fluidised bed, continuous"),
        "fluidised_semi_continuous": gettext("fluidised bed, semi-continuous"),
        "fluidised_batch": gettext("fluidised bed, batch"),
        "disposal": gettext("disposal"),
        "energy": gettext("electricity or heat"),
        "aerobic": gettext("aerobic, overloaded or badly run"),
        "shallow_lagoon": gettext("shallow lagoon"),
        "deep_lagoon": gettext("deep lagoon"),
        "untreated": gettext("untreated"),
        "here": gettext("here"),
        "elsewhere": gettext("elsewhere, by someone else"),
    }
