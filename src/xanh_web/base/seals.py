"""Checking the seals: every sealed row is there and unchanged, every batch and the chain of batches hold."""

from collections import defaultdict
from collections.abc import Iterator

from xanh_web.base.actions import hash_row, seal_root
from xanh_web.base.append_only import SEALED, model_of
from xanh_web.base.finding import Finding
from xanh_web.base.models import Seal, SealedRow


def broken_seals() -> Iterator[Finding]:
    """Yield a finding for every seal or sealed row that does not hold."""
    previous, expected = "", 1
    for seal in Seal.objects.order_by("number"):
        if seal.number != expected:
            yield Finding(f"seal:{expected}", "the seal is gone from the chain")
        if seal.previous != previous:
            yield Finding(f"seal:{seal.number}", "the seal does not follow the one before")
        hashes = list(SealedRow.objects.filter(seal=seal).order_by("position").values_list("row_hash", flat=True))
        if len(hashes) != seal.rows or seal_root(seal.previous, hashes) != seal.root:
            yield Finding(f"seal:{seal.number}", "the seal does not match the rows it covers")
        previous, expected = seal.root, seal.number + 1
    yield from _changed_rows()


def _changed_rows() -> Iterator[Finding]:
    sealed: dict[str, dict[int, str]] = defaultdict(dict)
    for label, key, row_hash in SealedRow.objects.values_list("model", "key", "row_hash"):
        sealed[label][key] = row_hash
    for label, hashes in sealed.items():
        found = set()
        for row in model_of(label)._default_manager.iterator(chunk_size=2000):
            found.add(row.pk)
            if row.pk in hashes and hash_row(row) != hashes[row.pk]:
                yield Finding(f"{label}:{row.pk}", "the row is not what was sealed")
        for key in sorted(hashes.keys() - found):
            yield Finding(f"{label}:{key}", "the sealed row is gone")


def unsealed_rows() -> int:
    """Return how many append-only rows no seal covers yet."""
    return sum(
        model_of(label)._default_manager.count() - SealedRow.objects.filter(model=label).count() for label in SEALED
    )
