"""The key by which an agency's own system acts as one of its people."""

from typing import ClassVar

from django.db import models

from xanh_web.base.models.person import Person


class ApiKey(models.Model):
    """A key of a person, known by its hash: who reads this table cannot act with it.

    It may do what its person may do, until `valid_to` (the last day) or until it is revoked. `last_used` is a day.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="api_keys")
    label = models.CharField(max_length=80)
    key_hash = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()
    valid_to = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created", "-id"]

    def __str__(self) -> str:
        return f"{self.person} · {self.label}"
