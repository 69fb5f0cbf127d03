"""How units are written for people."""

import re

from xanh.basis.language import language
from xanh.basis.text import collapse

_NAMES = {
    "percent": ("%", "%"),
    "dimensionless": ("", ""),
    "index": ("", ""),
    "item": ("", ""),
    "head": ("con", "head"),
    "dong": ("đồng", "dong"),
    "million_dong": ("triệu đồng", "million dong"),
    "billion_dong": ("tỷ đồng", "billion dong"),
    "tonne": ("tấn", "tonnes"),
    "tonne_co2e": ("tấn CO2 tương đương", "tonnes CO2e"),
    "kilotonne_co2e": ("nghìn tấn CO2 tương đương", "kt CO2e"),
    "tCO2e": ("tấn CO2 tương đương", "tonnes CO2e"),
    "tonne_oil_equivalent": ("tấn dầu quy đổi", "TOE"),
    "TOE": ("tấn dầu quy đổi", "TOE"),
    "person": ("người", "people"),
    "ppp_dollar": ("đô la PPP", "PPP dollars"),
    "kilowatt_hour": ("kWh", "kWh"),
    "megawatt_hour": ("MWh", "MWh"),
    "kilogram": ("kg", "kg"),
    "litre": ("lít", "litre"),
    "hectare": ("ha", "ha"),
    "meter": ("m", "m"),
    "year": ("năm", "year"),
    "day": ("ngày", "day"),
}
_POWER = re.compile(r"\s*\*\*\s*([23])")
_NAME = re.compile(r"[^\W\d]\w*")


def unit_label(unit: str, in_language: str | None = None) -> str:
    """Return `unit` as people write it, part by part; "" for bare numbers, a name without a common form as it is.

    >>> unit_label("tonne_co2e/billion_dong", "vi"), unit_label("kg / m**3", "en"), unit_label("%/year", "vi")
    ('tấn CO2 tương đương/tỷ đồng', 'kg/m³', '%/năm')
    """
    place = 0 if (in_language or language()) == "vi" else 1
    spelled = _POWER.sub(lambda match: "²" if match[1] == "2" else "³", unit)
    spelled = _NAME.sub(lambda match: _NAMES[match[0]][place] if match[0] in _NAMES else match[0], spelled)
    return spelled.replace(" / ", "/").replace(" * ", "·").strip()


def unit_named(label: str) -> str:
    """Return the unit that people write as `label`, in either language; the text itself where it is no such label.

    >>> unit_named("Triệu đồng"), unit_named("tấn"), unit_named("kg/m**3")
    ('million_dong', 'tonne', 'kg/m**3')
    """
    word = collapse(label)
    return _BY_LABEL.get(word.casefold(), word)


_BY_LABEL = {label.casefold(): unit for unit, labels in _NAMES.items() for label in labels if label}
