"""Changes of the ledger."""

from xanh_web.ledger.actions.computing import compute_indicators
from xanh_web.ledger.actions.exchange import push_figures
from xanh_web.ledger.actions.observations import (
    Fact,
    note_evidence,
    record_observations,
    require_storable,
    store_evidence,
    write_observations,
)

__all__ = [
    "Fact",
    "compute_indicators",
    "note_evidence",
    "push_figures",
    "record_observations",
    "require_storable",
    "store_evidence",
    "write_observations",
]
