"""A request that a program may send again without its being done twice."""

from typing import ClassVar

from django.db import models

from xanh_web.base.models.person import Person


class IdempotentRequest(models.Model):
    """A request under the key its sender chose, and the answer it got; `status` is None until it is answered.

    Kept for some days (`settings.API_ANSWERS_KEPT_DAYS`), so that the same request again gets the same answer.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=128)
    call = models.CharField(max_length=600)
    request_hash = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "key"], name="an_idempotency_key_is_one_request"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.call}"
