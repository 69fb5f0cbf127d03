"""The methods of waste by name: which equation, which factors, which gases."""

import numpy as np

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.ghg.factors import Choice
from xanh.ghg.lines import Found, Line, Lookup, Method, gives, stated_or_factor
from xanh.ghg.numbers import scale
from xanh.ghg.waste import landfill, treatment, wastewater
from xanh.ghg.waste.decay import DELAYED, decay
from xanh.ghg.waste.history import estimated, history_doubt, whole

type Kilograms = tuple[float, tuple[Choice, ...]]
_SHARE = "dimensionless"
_CARBON = ("degradable_carbon", "dissimilated_share", "landfill_mcf")  # DOC, DOCf, MCF


def _decayed(line: Line, lookup: Lookup) -> Kilograms:
    """One kind of waste in one site (keys waste, site, climate, cover) with its history; `recovered` is kg CH4."""
    if not line.history:
        raise Refusal(
            "The line {code} needs the waste of earlier years: enter it, or estimate it by a method with a name.",
            code=line.code,
        )
    whole(line.history, min(line.history), line.year - 1)
    earlier = [line.history[year] for year in range(min(line.history), line.year)]
    waste = np.array([*earlier, line.amount_in(line.unit)]) * scale(line.unit, "kilogram")
    carbon = [lookup(name) for name in _CARBON]
    rate, methane, oxidised = (lookup(name) for name in ("decay_rate", "methane_share", "oxidised_share"))
    decomposable = landfill.decomposable(waste, *(one.factor.value_in(_SHARE) for one in carbon))
    month = line.quantity_in("start_month", _SHARE, DELAYED)
    gone = decay(decomposable, rate.factor.value_in("1/year"), month).decomposed[-1]
    mass = landfill.emitted(
        landfill.generated(gone, methane.factor.value_in(_SHARE)),
        line.quantity_in("recovered", "kilogram", 0.0),
        oxidised.factor.value_in(_SHARE),
    )
    return float(mass), (*carbon, rate, methane, oxidised)


def _committed(line: Line, lookup: Lookup) -> Kilograms:
    """All that the waste of this year will give; `recovered` is a share."""
    used = [lookup(name) for name in (*_CARBON, "methane_share", "oxidised_share")]
    *carbon, methane, oxidised = (one.factor.value_in(_SHARE) for one in used)
    potential = landfill.potential(landfill.decomposable(1.0, *carbon), methane)
    mass = landfill.commitment(line.amount_in("kilogram"), potential, line.shares.get("recovered", 0.0), oxidised)
    return mass, tuple(used)


def _biological(line: Line, gas_code: str, lookup: Lookup) -> Found:
    """Keys treatment (composting, digestion) and basis (wet, dry: of the mass stated)."""
    if gas_code not in ("CH4", "N2O"):
        return None
    factor = lookup("biological", gas=gas_code)
    waste, per = line.amount_in("kilogram"), factor.factor.value_in("g/kg")
    if gas_code == "N2O":
        return gas_code, treatment.biological_nitrous_oxide(waste, per), (factor,)
    recovered = line.quantity_in("recovered", "kilogram", 0.0)
    return gas_code, treatment.biological_methane(waste, per, recovered), (factor,)


def _incinerated(line: Line, gas_code: str, lookup: Lookup) -> Found:
    """Keys waste (its kind), technology, and use: disposal under waste, energy under energy, never both."""
    use, under_energy = line.keys.get("use", ""), line.category.startswith("1.")
    if use not in ("disposal", "energy"):
        raise Refusal("The line {code} does not say what the fire is for: use “disposal” or “energy”.", code=line.code)
    if under_energy != (use == "energy"):
        raise Refusal(
            "Waste burnt for electricity or heat belongs under energy (1.A), other waste under 4.C: move {code}.",
            code=line.code,
        )
    return _burnt(line, gas_code, lookup, "incineration", line.amount_in("kilogram"))


def _openly_burnt(line: Line, gas_code: str, lookup: Lookup) -> Found:
    """A mass of waste; or people, the shares burning and burnt, and the quantity waste each (kg a person and day)."""
    if "waste_per_person" in line.quantities:
        each = line.quantity_in("waste_per_person", "kg/person/day")
        mass = treatment.openly_burnt(line.amount_in("person"), line.share("burning"), each, line.share("burnt"))
        mass *= line.shares.get("kind", 1.0)
    else:
        mass = line.amount_in("kilogram")
    return _burnt(line, gas_code, lookup, "open_burning", mass)


def _burnt(line: Line, gas_code: str, lookup: Lookup, how: str, waste_kg: float) -> Found:
    if gas_code not in ("CO2", "CO2_BIO"):
        factor = lookup(how, gas=gas_code)
        return gas_code, treatment.burnt_other(waste_kg, factor.factor.value_in("kg/kg")), (factor,)
    names = ("dry_matter", "total_carbon", "fossil_share")
    used = (*(lookup(name) for name in names), lookup("burnt_oxidised", burning=how))
    equation = treatment.burnt_fossil if gas_code == "CO2" else treatment.burnt_biogenic
    return gas_code, equation(waste_kg, *(one.factor.value_in(_SHARE) for one in used)), used


def _domestic(line: Line, lookup: Lookup) -> Kilograms:
    """People, one pathway (keys treatment, sewer; share pathway); sludge in kg BOD, recovered in kg CH4."""
    each, average = stated_or_factor(line, lookup, "bod", "kg/person/day")
    industry, added = stated_or_factor(line, lookup, "sewer_industry", _SHARE)
    capacity, mcf = (lookup(name, water="domestic") for name in ("wastewater_capacity", "wastewater_mcf"))
    mass = wastewater.domestic_methane(
        wastewater.organics(line.amount_in("person"), each, industry),
        line.quantity_in("sludge", "kilogram", 0.0),
        line.share("pathway"),
        wastewater.emission_factor(capacity.factor.value_in("kg/kg"), mcf.factor.value_in(_SHARE)),
        line.quantity_in("recovered", "kilogram", 0.0),
    )
    return mass, (*average, *added, capacity, mcf)


def _industrial(line: Line, lookup: Lookup) -> Kilograms:
    """Product of one industry and treatment, its wastewater and COD; sludge in kg COD, recovered in kg CH4."""
    capacity, mcf = (lookup(name, water="industrial") for name in ("wastewater_capacity", "wastewater_mcf"))
    organics = wastewater.industrial_organics(
        line.amount_in("tonne"), line.quantity_in("wastewater", "m**3/tonne"), line.quantity_in("cod", "kg/m**3")
    )
    mass = wastewater.industrial_methane(
        organics,
        line.quantity_in("sludge", "kilogram", 0.0),
        wastewater.emission_factor(capacity.factor.value_in("kg/kg"), mcf.factor.value_in(_SHARE)),
        line.quantity_in("recovered", "kilogram", 0.0),
    )
    return mass, (capacity, mcf)


def _effluent(line: Line, lookup: Lookup) -> Kilograms:
    """People and their protein (kg a person and year); key sinks: whether food waste goes down the sink."""
    unconsumed, more = stated_or_factor(line, lookup, "unconsumed_protein", _SHARE)
    industry, added = stated_or_factor(line, lookup, "protein_industry", _SHARE)
    factor = lookup("effluent_n2o")
    nitrogen = wastewater.nitrogen(
        line.amount_in("person"),
        line.quantity_in("protein", "kg/person/year"),
        unconsumed,
        industry,
        line.quantity_in("sludge_nitrogen", "kilogram", 0.0),
    )
    return wastewater.nitrous_oxide(nitrogen, factor.factor.value_in("kg/kg")), (*more, *added, factor)


def _remarks_on_history(line: Line) -> tuple[str, ...]:
    """Return by which method earlier years were estimated (key `history`), and whether they reach back far enough."""
    said = [estimated(line.keys["history"])] if "history" in line.keys else []
    doubt = history_doubt(line.history, line.year)
    return (*said, doubt) if doubt else tuple(said)


def _remarks_on_commitment(_line: Line) -> tuple[str, ...]:
    text = gettext(
        "This is all the methane the waste of the year will ever give: do not compare it with first-order decay."
    )
    return (text,)


_VOLUME = "IPCC 2006, Volume 5, "
_BURNT = ("CO2", "CO2_BIO", "CH4", "N2O")
METHODS: dict[str, Method] = {
    "landfill_decay": Method(
        gives("CH4", _decayed),
        _VOLUME + "Equations 3.1, 3.2, 3.4, 3.5, 3.6",
        ("CH4",),
        remarks=_remarks_on_history,
    ),
    "landfill_commitment": Method(
        gives("CH4", _committed), "GPC, Equations 8.3, 8.4", ("CH4",), remarks=_remarks_on_commitment
    ),
    "biological_treatment": Method(_biological, _VOLUME + "Equations 4.1, 4.2", ("CH4", "N2O")),
    "incineration": Method(_incinerated, _VOLUME + "Equations 5.1, 5.4, 5.5", _BURNT),
    "open_burning": Method(_openly_burnt, _VOLUME + "Equations 5.1, 5.4, 5.5, 5.7", _BURNT),
    "domestic_wastewater": Method(gives("CH4", _domestic), _VOLUME + "Equations 6.1, 6.2, 6.3", ("CH4",)),
    "industrial_wastewater": Method(gives("CH4", _industrial), _VOLUME + "Equations 6.4, 6.5, 6.6", ("CH4",)),
    "effluent_n2o": Method(gives("N2O", _effluent), _VOLUME + "Equations 6.7, 6.8", ("N2O",)),
}
