from xanh_web.emissions.models.facility import Facility, FacilityKind
from xanh_web.emissions.models.facility_report import (
    FacilityEvidence,
    FacilityLine,
    FacilityReport,
    FacilityReportVersion,
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
    "OpinionFinding",
    "OpinionKind",
]
