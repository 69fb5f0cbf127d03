"""The methods of agriculture by name: which equation, which factors, which gases."""

from xanh.basis.errors import Refusal
from xanh.ghg.agriculture import burning, enteric, manure, rice, soils
from xanh.ghg.factors import Choice
from xanh.ghg.lines import Found, Line, Lookup, Method, gives, stated_or_factor

type Kilograms = tuple[float, tuple[Choice, ...]]
AMENDMENTS = ("straw_short", "straw_long", "compost", "farmyard_manure", "green_manure")
_SHARE = "dimensionless"


def _rice(line: Line, lookup: Lookup) -> Kilograms:
    """One season: keys zone, season, water, pre_season; what is incorporated as quantities named after it."""
    baseline, water, before = (lookup(name) for name in ("rice_baseline", "rice_water", "rice_pre_season"))
    days, how_long = stated_or_factor(line, lookup, "days", "day", "rice_days")
    amended, amendments = _amended(line, lookup)
    factor = rice.daily_factor(
        baseline.factor.value_in("kg/hectare/day"),
        water.factor.value_in(_SHARE),
        before.factor.value_in(_SHARE),
        rice.organic_scaling(amended),
    )
    used = (baseline, water, before, *how_long, *amendments)
    return rice.methane(line.amount_in("hectare"), days, factor), used


def _amended(line: Line, lookup: Lookup) -> Kilograms:
    """Return Σ ROA × CFOA in t/ha: what the line states, else the usual rate of the key `amendment` ("none": 0)."""
    named = line.keys.get("amendment", "")
    if named == "none":
        return 0.0, ()
    stated = [name for name in AMENDMENTS if name in line.quantities]
    if not stated and not named:
        raise Refusal(
            "The line {code} does not say what is ploughed in: state t/ha of {names}, or “none”.",
            code=line.code,
            names=", ".join(AMENDMENTS),
        )
    amended, used = 0.0, []
    for name in stated or [named]:
        rate, usual = (line.quantity_in(name, "tonne/hectare"), ()) if stated else _usual(lookup)
        conversion = lookup("rice_conversion", amendment=name)
        amended += rate * conversion.factor.value_in(_SHARE)
        used += [*usual, conversion]
    return amended, tuple(used)


def _usual(lookup: Lookup) -> Kilograms:
    usual = lookup("rice_amendment")
    return usual.factor.value_in("tonne/hectare"), (usual,)


def _enteric(line: Line, lookup: Lookup) -> Kilograms:
    """Heads × the factor of the animal; with the quantity gross_energy (MJ a head and day) by tier 2, its share Ym."""
    heads = line.amount_in("head")
    if "gross_energy" in line.quantities:
        energy = line.quantity_in("gross_energy", "MJ/head/day")
        return enteric.methane(heads, enteric.emission_factor(energy, line.share("conversion"))), ()
    factor = lookup("enteric")
    return enteric.methane(heads, factor.factor.value_in("kg/head/year")), (factor,)


def _manure_methane(line: Line, lookup: Lookup) -> Kilograms:
    """One animal in one system (keys animal, system, climate; share system; quantity animal_mass)."""
    rate, capacity, mcf = (lookup(name) for name in ("volatile_solids", "methane_capacity", "manure_mcf"))
    solids = manure.volatile_solids(rate.factor.value_in("kg/tonne/day"), line.quantity_in("animal_mass", "kilogram"))
    factor = manure.methane_factor(
        solids, capacity.factor.value_in("m**3/kg"), mcf.factor.value_in(_SHARE), line.share("system")
    )
    return manure.methane(line.amount_in("head"), factor), (rate, capacity, mcf)


def _manure_direct(line: Line, lookup: Lookup) -> Kilograms:
    excreted, rate = _excreted(line, lookup)
    factor = lookup("manure_n2o")
    mass = manure.direct(line.amount_in("head"), excreted, line.share("system"), factor.factor.value_in("kg/kg"))
    return mass, (*rate, factor)


def _manure_indirect(line: Line, lookup: Lookup) -> Kilograms:
    """What volatilises and what leaches on the way to the field; the two shares are the line's own."""
    excreted, rate = _excreted(line, lookup)
    to_air, to_water = lookup("deposition_n2o"), lookup("leaching_n2o")
    here = line.amount_in("head"), excreted, line.share("system")
    by_air = manure.indirect_volatilised(
        manure.volatilised(*here, line.share("volatilised")), to_air.factor.value_in("kg/kg")
    )
    by_water = manure.indirect_leached(manure.leached(*here, line.share("leached")), to_water.factor.value_in("kg/kg"))
    return by_air + by_water, (*rate, to_air, to_water)


def _excreted(line: Line, lookup: Lookup) -> Kilograms:
    """Return kg N per head and year: stated, or from the rate of the animal and its mass."""
    if "excretion" in line.quantities:
        return line.quantity_in("excretion", "kg/head/year"), ()
    rate = lookup("nitrogen_excretion")
    mass = line.quantity_in("animal_mass", "kilogram")
    return manure.excretion(rate.factor.value_in("kg/tonne/day"), mass), (rate,)


def _soil_direct(line: Line, lookup: Lookup) -> Kilograms:
    """N put on land under a crop (key crop; season and zone, or water, for rice), in kg N."""
    factor = lookup("soil_n2o")
    return soils.direct(line.amount_in("kilogram"), factor.factor.value_in("kg/kg")), (factor,)


def _grazing(line: Line, lookup: Lookup) -> Kilograms:
    factor = lookup("grazing_n2o")
    return soils.direct(line.amount_in("kilogram"), factor.factor.value_in("kg/kg")), (factor,)


def _organic_soils(line: Line, lookup: Lookup) -> Kilograms:
    factor = lookup("organic_soil_n2o")
    return soils.organic_soils(line.amount_in("hectare"), factor.factor.value_in("kg/hectare/year")), (factor,)


def _soil_indirect(line: Line, lookup: Lookup) -> Kilograms:
    """N put on land, key nitrogen: synthetic, organic or grazing (all by air and water), other (by water alone)."""
    amount, kind = line.amount_in("kilogram"), line.keys.get("nitrogen", "")
    if kind not in ("synthetic", "organic", "grazing", "other"):
        raise Refusal(
            "The line {code} does not say which nitrogen: synthetic, organic, grazing or other.", code=line.code
        )
    names = ("leached_share", "leaching_n2o") if kind == "other" else _BY_AIR_AND_WATER
    found = {name: lookup(name) for name in names}
    value = {name: one.factor.value_in(_SHARE) for name, one in found.items()}
    mass = soils.from_leaching(amount, value["leached_share"], value["leaching_n2o"])
    if kind != "other":
        synthetic, organic = (amount, 0.0) if kind == "synthetic" else (0.0, amount)
        lost = value["volatilised_share"]
        mass += soils.from_deposition(synthetic, lost, organic, lost, value["deposition_n2o"])
    return mass, tuple(found.values())


_BY_AIR_AND_WATER = ("volatilised_share", "deposition_n2o", "leached_share", "leaching_n2o")


def _liming(line: Line, lookup: Lookup) -> Kilograms:
    factor = lookup("lime_carbon")
    return soils.liming(line.amount_in("kilogram"), factor.factor.value_in("kg/kg"), 0.0, 0.0), (factor,)


def _urea(line: Line, lookup: Lookup) -> Kilograms:
    factor = lookup("urea_carbon")
    return soils.urea(line.amount_in("kilogram"), factor.factor.value_in("kg/kg")), (factor,)


def _field_burning(line: Line, gas_code: str, lookup: Lookup) -> Found:
    """Dry matter in the field (quantity fuel_mass) × what burns × the factor of the gas or pollutant (key land)."""
    burnt, used = stated_or_factor(line, lookup, "burnt_share", _SHARE)
    factor = lookup("field_burning", gas=gas_code)
    fuel = line.quantity_in("fuel_mass", "tonne/hectare")
    mass = burning.fire(line.amount_in("hectare"), fuel, burnt, factor.factor.value_in("g/kg"))
    return gas_code, mass, (*used, factor)


_VOLUME = "IPCC 2006, Volume 4, "
METHODS: dict[str, Method] = {
    "rice": Method(gives("CH4", _rice), "IPCC 2019 Refinement, Volume 4, Equations 5.1, 5.2, 5.3", ("CH4",)),
    "enteric_fermentation": Method(gives("CH4", _enteric), _VOLUME + "Equations 10.19, 10.21", ("CH4",)),
    "manure_methane": Method(gives("CH4", _manure_methane), _VOLUME + "Equations 10.22, 10.23", ("CH4",)),
    "manure_n2o": Method(gives("N2O", _manure_direct), _VOLUME + "Equations 10.25, 10.30", ("N2O",)),
    "manure_n2o_indirect": Method(gives("N2O", _manure_indirect), _VOLUME + "Equations 10.26 to 10.29", ("N2O",)),
    "soil_n2o": Method(gives("N2O", _soil_direct), _VOLUME + "Equation 11.1", ("N2O",)),
    "grazing_n2o": Method(gives("N2O", _grazing), _VOLUME + "Equation 11.1", ("N2O",)),
    "organic_soil_n2o": Method(gives("N2O", _organic_soils), _VOLUME + "Equation 11.1", ("N2O",)),
    "soil_n2o_indirect": Method(gives("N2O", _soil_indirect), _VOLUME + "Equations 11.9, 11.10", ("N2O",)),
    "liming": Method(gives("CO2", _liming), _VOLUME + "Equation 11.12", ("CO2",)),
    "urea": Method(gives("CO2", _urea), _VOLUME + "Equation 11.13", ("CO2",)),
    "field_burning": Method(_field_burning, _VOLUME + "Equation 2.27", ("CH4", "N2O")),
}
