"""Reading the ledger in the field's words."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When

from xanh.basis.hashing import canonical_json, sha256_hex

if TYPE_CHECKING:
    from xanh_web.ledger.models import Observation  # noqa: F401 - named in the class below, as text


# Where an agency has reported a value, the computed one stands beside it under this dimension.
BESIDE = {"reading": "computed"}
# A value of old areas expressed on those of another day stands under this dimension, beside what was reported.
BOUNDARIES = "boundaries"
_BESIDE_KEY = sha256_hex(canonical_json(BESIDE))


class ObservationQuerySet(models.QuerySet["Observation"]):
    def as_known_at(self, at: datetime | None) -> Self:
        """Return the rows that stood at `at` (now where None): recorded by then, and not superseded by then."""
        rows, later = self, self.model._default_manager.filter(supersedes=OuterRef("pk"))
        if at is not None:
            rows, later = rows.filter(recorded_at__lte=at), later.filter(recorded_at__lte=at)
        return rows.filter(~Exists(later))

    def changed_between(self, start: datetime, end: datetime) -> Self:
        """Return the rows that stood at `end` and were recorded after `start`: one for each key that was spoken of.

        Each has `before_pk`, the row of the same key that stood at `start` (None: there was none), and `change`:
        added, revised (the value or its unit), filled (a value where there was none), withdrawn (no value any more),
        or restated (the value stays: its status, source, note or reason is another).
        """
        same = {name: OuterRef(name) for name in ("indicator", "area_code", "period", "dimensions_key")}
        then = self.model._default_manager.as_known_at(start).filter(**same).order_by("-id")
        rows = self.as_known_at(end).filter(recorded_at__gt=start)
        before = {name: Subquery(then.values(name)[:1]) for name in ("pk", "value", "unit")}
        rows = rows.annotate(before_pk=before["pk"], before_value=before["value"], before_unit=before["unit"])
        return rows.annotate(
            change=Case(
                When(before_pk=None, then=Value("added")),
                When(value=None, before_value__isnull=False, then=Value("withdrawn")),
                When(value__isnull=False, before_value=None, then=Value("filled")),
                When(~Q(value=F("before_value")) | ~Q(unit=F("before_unit")), then=Value("revised")),
                default=Value("restated"),
                output_field=models.CharField(),
            )
        )

    def series(self, indicator: str, area_code: str) -> Self:
        """Return the rows of one indicator in one area, without dimensions, in order of period."""
        return self.filter(indicator=indicator, area_code=area_code, dimensions_key="").order_by("period", "id")

    def reexpressed(self) -> Self:
        """Return the rows that express values of old areas on new ones, with the way they came."""
        return self.filter(reexpressed__isnull=False).select_related("reexpressed__of")

    def computed_beside(self) -> Self:
        """Return the computed rows that stand beside a reported value."""
        return self.filter(dimensions_key=_BESIDE_KEY)
