from xanh_web.agencies.models.agency import Agency, AgencyKind
from xanh_web.agencies.models.area import Area, AreaKind
from xanh_web.agencies.models.boundary import Boundary, BoundarySet
from xanh_web.agencies.models.succession import Succession, SuccessionKind, SuccessionStatus, SuccessorChoice

__all__ = [
    "Agency",
    "AgencyKind",
    "Area",
    "AreaKind",
    "Boundary",
    "BoundarySet",
    "Succession",
    "SuccessionKind",
    "SuccessionStatus",
    "SuccessorChoice",
]
