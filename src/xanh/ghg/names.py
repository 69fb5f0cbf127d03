"""What the numbers of lines and equations are called in the reader's language."""

from xanh.basis.language import gettext


def name_of(name: str) -> str:
    """Return what `name` is called in the reader's language; a name without a word of its own stays as it is."""
    words = {**_energy_and_industry(), **_agriculture(), **_land(), **_waste()}
    return words.get(name.replace("_", " "), name)


def _energy_and_industry() -> dict[str, str]:
    return {
        "fuel": gettext("fuel"),
        "penetration": gettext("penetration"),
        "additive": gettext("additive"),
        "purity": gettext("purity"),
        "distance": gettext("distance"),
        "electricity": gettext("electricity"),
        "loss": gettext("loss"),
        "efficiency": gettext("efficiency"),
        "cement": gettext("cement"),
        "clinker": gettext("clinker"),
        "clinker share": gettext("clinker share"),
        "carbonate": gettext("carbonate"),
        "calcined": gettext("calcined"),
        "dust": gettext("dust"),
        "lime": gettext("lime"),
        "hydrated": gettext("hydrated"),
        "water": gettext("water"),
        "glass": gettext("glass"),
        "cullet": gettext("cullet"),
        "refrigerant": gettext("refrigerant"),
        "charge": gettext("charge"),
        "bank": gettext("bank"),
        "leak": gettext("leak"),
        "remaining": gettext("remaining"),
        "recovered": gettext("recovered"),
        "coal": gettext("coal"),
        "activity": gettext("activity"),
        "abated": gettext("abated"),
        "uncertainty": gettext("uncertainty"),
    }


def _agriculture() -> dict[str, str]:
    return {
        "amendment": gettext("amendment"),
        "animal mass": gettext("animal mass"),
        "ash": gettext("ash"),
        "burnt": gettext("burnt"),
        "crop": gettext("crop"),
        "conversion": gettext("conversion"),
        "days": gettext("days"),
        "digestible": gettext("digestible"),
        "emission factor": gettext("emission factor"),
        "feed energy": gettext("feed energy"),
        "fuel mass": gettext("fuel mass"),
        "heads": gettext("heads"),
        "hours": gettext("hours"),
        "leached": gettext("leached"),
        "milk": gettext("milk"),
        "nitrogen": gettext("nitrogen"),
        "nitrogen content": gettext("nitrogen content"),
        "removed": gettext("removed"),
        "straw": gettext("straw"),
        "straw left": gettext("straw left"),
        "system": gettext("system"),
        "urea": gettext("urea"),
        "urinary": gettext("urinary"),
        "volatile solids": gettext("volatile solids"),
        "volatilised": gettext("volatilised"),
        "weight": gettext("weight"),
    }


def _land() -> dict[str, str]:
    return {
        "above ground": gettext("above ground"),
        "before": gettext("before"),
        "biomass": gettext("biomass"),
        "carbon content": gettext("carbon content"),
        "carbon loss": gettext("carbon loss"),
        "gain": gettext("gain"),
        "growth": gettext("growth"),
        "land area": gettext("land area"),
        "removal expansion": gettext("removal expansion"),
        "root to shoot": gettext("root to shoot"),
        "soil after": gettext("soil after"),
        "soil before": gettext("soil before"),
        "stock": gettext("stock"),
        "wood": gettext("wood"),
        "years": gettext("years"),
    }


def _waste() -> dict[str, str]:
    return {
        "amount recovered": gettext("amount recovered"),
        "burning": gettext("burning"),
        "capacity": gettext("capacity"),
        "carbon": gettext("carbon"),
        "cod": gettext("cod"),
        "decay rate": gettext("decay rate"),
        "driver": gettext("driver"),
        "dry": gettext("dry"),
        "fossil": gettext("fossil"),
        "methane": gettext("methane"),
        "methane share": gettext("methane share"),
        "number of people": gettext("number of people"),
        "organics": gettext("organics"),
        "oxidised": gettext("oxidised"),
        "pathway": gettext("pathway"),
        "product": gettext("product"),
        "protein": gettext("protein"),
        "sludge": gettext("sludge"),
        "waste": gettext("waste"),
        "wastewater": gettext("wastewater"),
    }
