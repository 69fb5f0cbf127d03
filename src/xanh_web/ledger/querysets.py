"""Reading the ledger in the field's words."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef

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

    def series(self, indicator: str, area_code: str) -> Self:
        """Return the rows of one indicator in one area, without dimensions, in order of period."""
        return self.filter(indicator=indicator, area_code=area_code, dimensions_key="").order_by("period", "id")

    def reexpressed(self) -> Self:
        """Return the rows that express values of old areas on new ones, with the way they came."""
        return self.filter(reexpressed__isnull=False).select_related("reexpressed__of")

    def computed_beside(self) -> Self:
        """Return the computed rows that stand beside a reported value."""
        return self.filter(dimensions_key=_BESIDE_KEY)
