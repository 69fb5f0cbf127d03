"""Electricity and steam bought from others, and what is lost on the way."""

import numpy as np

from xanh.basis.errors import Refusal
from xanh.ghg.numbers import Numbers, not_negative, share


def purchased_electricity(used_kwh: Numbers, ef_kg_per_kwh: Numbers) -> Numbers:
    """Return kg CO2 (scope 2) of `used_kwh` at the grid factor of the year (t/MWh = kg/kWh).

    Source: GPC, Chapter 6; Thông tư 38/2023/TT-BCT, Điều 16 (indirect emissions).

    >>> purchased_electricity(1e6, 0.6592)
    659200.0
    """
    return not_negative("electricity", used_kwh) * ef_kg_per_kwh


def grid_losses(used_kwh: Numbers, loss: Numbers, ef_kg_per_kwh: Numbers) -> Numbers:
    """Return kg CO2 (scope 3) of the electricity lost so that `used_kwh` arrive; `loss` is lost / fed in.

    To use 93 one must feed in 100 where 7 % get lost: used × loss / (1 − loss). Source: GPC, Chapter 6.

    >>> round(grid_losses(93.0, 0.07, 1.0), 12)
    7.0
    """
    if np.any(np.asarray(share("loss", loss)) == 1):
        raise Refusal("Where everything is lost nothing arrives: correct the share of losses.")
    return not_negative("electricity", used_kwh) * loss / (1 - loss) * ef_kg_per_kwh


def steam_factor(ef_kg_per_tj: Numbers, efficiency: Numbers) -> Numbers:
    """Return t CO2 per MJ of steam from a boiler with `efficiency` (a share) burning a fuel with `ef_kg_per_tj`.

    kg/TJ is t/MJ divided by 10^9. Source: Thông tư 38/2023/TT-BCT as corrected by Quyết định 334/QĐ-BCT (10^9, and
    the efficiency as a share where the first print had a percentage).

    >>> steam_factor(98300.0, 0.85) * 1e9
    115647.05882352941
    """
    return ef_kg_per_tj / (share("efficiency", efficiency) * 1e9)
