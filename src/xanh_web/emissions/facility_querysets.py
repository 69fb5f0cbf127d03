"""Reading facilities in the field's words."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from xanh.basis.text import fold

if TYPE_CHECKING:
    from xanh_web.emissions.models import Facility  # noqa: F401 - named in the class below, as text


class FacilityQuerySet(models.QuerySet["Facility"]):
    def on(self, day: date) -> Self:
        """Return the facilities that are there on `day`."""
        return self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))

    def named(self, query: str) -> Self:
        """Return those whose code, name, address or tax code has every word of `query`, with or without marks."""
        found = self
        for word in fold(query).split()[:8]:
            found = found.filter(
                models.Q(folded_name__contains=word)
                | models.Q(folded_address__contains=word)
                | models.Q(code__icontains=word)
                | models.Q(tax_code__startswith=word)
            )
        return found
