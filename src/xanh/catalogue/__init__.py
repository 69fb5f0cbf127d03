"""The indicators of green growth, one module per theme: the only place where formulas live."""

from xanh.catalogue import (
    agriculture,
    climate,
    development,
    economy,
    energy,
    finance,
    milestones,
    transport,
    waste,
    water,
)
from xanh.indicators import assemble

CATALOGUE = assemble(
    *climate.INDICATORS,
    *economy.INDICATORS,
    *energy.INDICATORS,
    *transport.INDICATORS,
    *agriculture.INDICATORS,
    *waste.INDICATORS,
    *water.INDICATORS,
    *finance.INDICATORS,
    *development.INDICATORS,
    *development.GOALPOSTS,
    *milestones.INDICATORS,
)

__all__ = ["CATALOGUE"]
