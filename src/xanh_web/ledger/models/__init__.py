from xanh_web.ledger.models.evidence import EvidenceFile
from xanh_web.ledger.models.observation import Observation, ObservationEvidence

__all__ = ["EvidenceFile", "Observation", "ObservationEvidence"]
