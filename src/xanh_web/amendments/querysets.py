"""Reading proposals in the field's words."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from xanh_web.amendments.models import Proposal  # noqa: F401 - named in the class below, as text


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def awaiting_decision(self, at: datetime) -> Self:
        """Return what had been submitted and not decided by `at`, the oldest first; what was withdrawn is left out."""
        open_then = Q(state="submitted") | Q(state="decided", decision__recorded_at__gt=at)
        return self.filter(open_then, submitted_at__lte=at).order_by("submitted_at", "id")
