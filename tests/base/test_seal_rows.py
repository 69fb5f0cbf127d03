"""Sealing: every append-only row once, in batches chained to the one before."""

import pytest
from tests.world import START, city, opened_round, people, sent, vn

from xanh.basis.hashing import merkle_root
from xanh_web.base.actions import hash_row, seal_root, seal_rows
from xanh_web.base.append_only import SEALED, model_of
from xanh_web.base.models import Event, Seal, SealedRow
from xanh_web.base.seals import broken_seals, unsealed_rows

pytestmark = pytest.mark.django_db


def test_nothing_to_seal_gives_no_seal() -> None:
    assert seal_rows() is None
    assert not Seal.objects.exists()


def test_every_append_only_row_is_sealed_once() -> None:
    city()
    sent(opened_round(), "STNMT")
    expected = sum(model_of(label)._default_manager.count() for label in SEALED)
    assert unsealed_rows() == expected
    seal = seal_rows(at=START)
    assert seal is not None
    assert (seal.number, seal.rows, seal.previous) == (1, expected, "")
    assert unsealed_rows() == 0
    assert seal_rows() is None


def test_batches_are_chained_and_cover_what_is_new() -> None:
    people()
    first = seal_rows()
    city()
    second = seal_rows()
    assert first is not None and second is not None
    assert (second.number, second.previous) == (2, first.root)
    hashes = list(SealedRow.objects.filter(seal=second).values_list("row_hash", flat=True))
    assert second.root == seal_root(first.root, hashes) != merkle_root(hashes)
    assert list(broken_seals()) == []


def test_the_hash_of_a_row_covers_every_column() -> None:
    people()
    event = Event.objects.all()[0]
    before = hash_row(event)
    for field in Event._meta.concrete_fields:
        changed = Event.objects.get(pk=event.pk)
        setattr(changed, field.attname, {"details": {"x": 1}, "at": vn(2030, 1, 1)}.get(field.attname, 987))
        assert hash_row(changed) != before


def test_sealing_writes_no_audit_event_for_it_would_never_be_sealed() -> None:
    people()
    before = Event.objects.count()
    seal_rows()
    assert Event.objects.count() == before
