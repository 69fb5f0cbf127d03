from xanh_web.ledger.models.bulk import ImportedRow, ObservationImport
from xanh_web.ledger.models.computation import Computation, ComputationInput
from xanh_web.ledger.models.evidence import EvidenceFile
from xanh_web.ledger.models.observation import Observation, ObservationEvidence
from xanh_web.ledger.models.reexpression import ReexpressedInput, ReexpressedRow, Reexpression

__all__ = [
    "Computation",
    "ComputationInput",
    "EvidenceFile",
    "ImportedRow",
    "Observation",
    "ObservationEvidence",
    "ObservationImport",
    "ReexpressedInput",
    "ReexpressedRow",
    "Reexpression",
]
