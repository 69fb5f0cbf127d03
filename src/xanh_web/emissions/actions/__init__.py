"""Every change of state of what is emitted, one function each."""

from xanh_web.emissions.actions.inventory import (
    attach_inventory_evidence,
    open_inventory,
    recalculate_inventory,
    remove_inventory_line,
    take_inventory_lines,
    write_inventory_line,
)
from xanh_web.emissions.actions.issue import issue_inventory, years_to_judge

__all__ = [
    "attach_inventory_evidence",
    "issue_inventory",
    "open_inventory",
    "recalculate_inventory",
    "remove_inventory_line",
    "take_inventory_lines",
    "write_inventory_line",
    "years_to_judge",
]
