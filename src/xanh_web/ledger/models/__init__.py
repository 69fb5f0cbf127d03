from xanh_web.ledger.models.computation import Computation, ComputationInput
from xanh_web.ledger.models.evidence import EvidenceFile
from xanh_web.ledger.models.observation import Observation, ObservationEvidence

__all__ = ["Computation", "ComputationInput", "EvidenceFile", "Observation", "ObservationEvidence"]
