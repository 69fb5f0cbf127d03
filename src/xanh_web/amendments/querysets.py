"""Reading proposals in the field's words."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from xanh_web.amendments.models import Proposal  # noqa: F401 - named in the class below, as text


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def awaiting_decision(self) -> Self:
        """Return what has been submitted and not decided, the oldest first."""
        return self.filter(state="submitted").order_by("submitted_at", "id")
