"""In force on a day: a row from its first to its last day, both included, empty days being open ends."""

from datetime import date

from django.db.models import Q


def holds_on(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Return whether `day` lies between the two."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def in_force_on(day: date) -> Q:
    """Return the same as the condition on a table with `valid_from` and `valid_to`."""
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_to=None) | Q(valid_to__gte=day))
