"""The methods of energy and industry by name: which equation, which factors, which gases."""

from xanh.basis.errors import Refusal
from xanh.ghg.equations import combustion, electricity, minerals, pollutants, refrigerants
from xanh.ghg.factors import Choice
from xanh.ghg.gas import POLLUTANT, blends, gas, gases, is_of
from xanh.ghg.lines import Found, Line, Lookup, Method
from xanh.ghg.numbers import scale

_ENERGY, _MASS = "terajoule", "kilogram"


def _fuel_energy(line: Line, lookup: Lookup) -> tuple[float, tuple[Choice, ...]]:
    """Return TJ: as stated, or from the mass by the net calorific value."""
    if _measures(line.unit, _ENERGY):
        return line.amount_in(_ENERGY), ()
    calorific = lookup("calorific_value")
    return combustion.fuel_energy(line.amount_in(_MASS), calorific.factor.value_in("MJ/kg")), (calorific,)


def _measures(unit: str, what: str) -> bool:
    try:
        scale(unit, what)
    except Refusal:
        return False
    return True


def _burnt(line: Line, gas_code: str, lookup: Lookup) -> Found:
    """Return what burning gives of a gas or pollutant: by energy; by mass of fuel where the factor is per mass."""
    if "vehicle" in line.keys and gas(gas_code).group == POLLUTANT:
        factor = lookup("combustion_mass", gas=gas_code)
        return gas_code, pollutants.tier_1(line.amount_in(_MASS), factor.factor.value_in("kg/kg")), (factor,)
    energy, used = _fuel_energy(line, lookup)
    factor = lookup("combustion", gas=gas_code)
    found = _gas_of(factor, gas_code)
    return found, combustion.stationary_combustion(energy, factor.factor.value_in("kg/TJ")), (*used, factor)


def _gas_of(choice: Choice, wanted: str) -> str:
    return next(one for one in choice.factor.keys["gas"] if is_of(one, wanted))


def _electricity(line: Line, gas_code: str, lookup: Lookup) -> Found:
    factor = lookup("grid", gas=gas_code, basis="average")
    return (
        gas_code,
        electricity.purchased_electricity(line.amount_in("kWh"), factor.factor.value_in("kg/kWh")),
        (factor,),
    )


def _grid_losses(line: Line, gas_code: str, lookup: Lookup) -> Found:
    factor = lookup("grid", gas=gas_code, basis="average")
    mass = electricity.grid_losses(line.amount_in("kWh"), line.share("loss"), factor.factor.value_in("kg/kWh"))
    return gas_code, mass, (factor,)


def _clinker(line: Line, gas_code: str, lookup: Lookup) -> Found:
    factor = lookup("clinker", gas=gas_code, kiln_dust="included")
    return gas_code, minerals.clinker(line.amount_in(_MASS), factor.factor.value_in("kg/kg")), (factor,)


def _lime(line: Line, gas_code: str, lookup: Lookup) -> Found:
    factor = lookup("lime", gas=gas_code)
    hydrated = line.shares.get("hydrated", 0.0)
    return gas_code, minerals.lime(line.amount_in(_MASS), factor.factor.value_in("kg/kg"), hydrated=hydrated), (factor,)


def _glass(line: Line, gas_code: str, lookup: Lookup) -> Found:
    factor = lookup("glass", gas=gas_code)
    return (
        gas_code,
        minerals.glass(line.amount_in(_MASS), factor.factor.value_in("kg/kg"), line.share("cullet")),
        (factor,),
    )


def _carbonate(line: Line, gas_code: str, lookup: Lookup) -> Found:
    factor = lookup("carbonate", gas=gas_code)
    calcined = line.shares.get("calcined", 1.0)
    return gas_code, minerals.carbonates(line.amount_in(_MASS), factor.factor.value_in("kg/kg"), calcined), (factor,)


def _per_unit(quantity: str, unit: str, per: str) -> Method:
    """Return the method activity × factor, for the simple processes (2006 IPCC Guidelines, Volume 3, tier 1)."""

    def mass(line: Line, gas_code: str, lookup: Lookup) -> Found:
        factor = lookup(quantity, gas=gas_code)
        return gas_code, line.amount_in(unit) * factor.factor.value_in(per), (factor,)

    equations = {"nitric_acid": "IPCC 2006, Volume 3, Equation 3.5", "crude_steel": "IPCC 2006, Volume 3, Equation 4.4"}
    return Method(mass, equations[quantity], ("N2O",) if quantity == "nitric_acid" else ("CO2",))


def _refrigerant(line: Line, gas_code: str, lookup: Lookup) -> Found:
    """Return the yearly leak of one gas of the refrigerant; the leak is the line's own share or a chosen factor."""
    name = line.keys.get("refrigerant", "")
    parts = blends().get(name) or ({name: 1.0} if name in gases() else {})
    if not parts:
        raise Refusal("“{name}” is not a refrigerant of the list: name its gas or add the blend.", name=name)
    if gas_code not in parts:
        return None
    chosen = () if "leak" in line.shares else (lookup("refrigerant_operation"),)
    leak = chosen[0].factor.value_in("dimensionless") if chosen else line.share("leak")
    return gas_code, refrigerants.operation(line.amount_in(_MASS) * parts[gas_code], leak), chosen


def _stated(line: Line, gas_code: str, _lookup: Lookup) -> Found:
    """Return the mass itself, measured or reported by someone else, for the gas the line names."""
    return (gas_code, line.amount_in(_MASS), ()) if is_of(line.keys.get("gas", ""), gas_code) else None


_COMBUSTION = ("CO2", "CH4", "N2O")
METHODS: dict[str, Method] = {
    "stationary_combustion": Method(_burnt, "IPCC 2006, Volume 2, Equation 2.1", _COMBUSTION),
    "mobile_combustion": Method(
        _burnt, "IPCC 2006, Volume 2, Equations 3.2.1, 3.2.3, 3.4.1, 3.5.1, 3.6.1", _COMBUSTION
    ),
    "electricity": Method(_electricity, "GPC, Chapter 6: grid-supplied energy", ("CO2",), scope=2),
    "grid_losses": Method(_grid_losses, "GPC, Chapter 6: losses of the grid", ("CO2",), scope=3),
    "clinker": Method(_clinker, "IPCC 2006, Volume 3, Equation 2.2", ("CO2",)),
    "lime": Method(_lime, "IPCC 2006, Volume 3, Equation 2.6", ("CO2",)),
    "glass": Method(_glass, "IPCC 2006, Volume 3, Equations 2.10, 2.11", ("CO2",)),
    "carbonate": Method(_carbonate, "IPCC 2006, Volume 3, Equation 2.3", ("CO2",)),
    "nitric_acid": _per_unit("nitric_acid", "tonne", "kg/tonne"),
    "crude_steel": _per_unit("crude_steel", "kilogram", "kg/kg"),
    "refrigerant_operation": Method(
        _refrigerant, "IPCC 2006, Volume 3, Equation 7.13", tuple(c for c, g in gases().items() if g.group == "HFC")
    ),
    "stated": Method(_stated, "stated", ()),
}
