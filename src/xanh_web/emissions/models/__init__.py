from xanh_web.emissions.models.draft import InventoryDraft, InventoryDraftLine
from xanh_web.emissions.models.facility import Facility, FacilityKind
from xanh_web.emissions.models.facility_report import (
    FacilityEvidence,
    FacilityLine,
    FacilityReport,
    FacilityReportVersion,
)
from xanh_web.emissions.models.inventory import (
    Inventory,
    InventoryEvidence,
    InventoryLine,
    InventoryVersion,
    Purpose,
)
from xanh_web.emissions.models.opinion import Conclusion, FacilityOpinion, OpinionFinding, OpinionKind

__all__ = [
    "Conclusion",
    "Facility",
    "FacilityEvidence",
    "FacilityKind",
    "FacilityLine",
    "FacilityOpinion",
    "FacilityReport",
    "FacilityReportVersion",
    "Inventory",
    "InventoryDraft",
    "InventoryDraftLine",
    "InventoryEvidence",
    "InventoryLine",
    "InventoryVersion",
    "OpinionFinding",
    "OpinionKind",
    "Purpose",
]
