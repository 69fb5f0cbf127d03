"""Changes of the ledger."""

from xanh_web.ledger.actions.computing import compute_indicators
from xanh_web.ledger.actions.exchange import push_figures
from xanh_web.ledger.actions.importing import Imported, ImportErrors, import_observations
from xanh_web.ledger.actions.observations import (
    Fact,
    note_evidence,
    record_observations,
    store_evidence,
    write_observations,
)
from xanh_web.ledger.actions.reexpressing import Weights, reexpress_observations

__all__ = [
    "Fact",
    "ImportErrors",
    "Imported",
    "Weights",
    "compute_indicators",
    "import_observations",
    "note_evidence",
    "push_figures",
    "record_observations",
    "reexpress_observations",
    "store_evidence",
    "write_observations",
]
