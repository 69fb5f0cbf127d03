"""Bringing the rows of a table in line with records read from files: new ones are written, differing ones changed."""

from collections.abc import Iterable
from typing import Any

from django.db import models


def bring_in_line[Row: models.Model](
    model: type[Row], kept: dict[Any, Row], wanted: Iterable[tuple[Any, dict[str, Any]]]
) -> int:
    """Write every (key, values) of `wanted` that `kept` (rows by key) lacks, change those that differ; how many."""
    new: list[Row] = []
    changed: list[Row] = []
    for key, values in wanted:
        row = kept.get(key)
        if row is None:
            new.append(model(**values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    model._default_manager.bulk_create(new, batch_size=500)
    for row in changed:
        row.save()
    return len(new) + len(changed)
