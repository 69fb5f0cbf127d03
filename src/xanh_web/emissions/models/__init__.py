from xanh_web.emissions.models.draft import InventoryDraft, InventoryDraftLine
from xanh_web.emissions.models.inventory import (
    Inventory,
    InventoryEvidence,
    InventoryLine,
    InventoryVersion,
    Purpose,
)

__all__ = [
    "Inventory",
    "InventoryDraft",
    "InventoryDraftLine",
    "InventoryEvidence",
    "InventoryLine",
    "InventoryVersion",
    "Purpose",
]
