"""Files that are sent to another system."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """A file for one address, once: the content lies in the folder `uploads` under its hash.

    `subject` says in words of the system what it is ("figures").
    """

    address = models.URLField(max_length=500)
    subject = models.CharField(max_length=120)
    content_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["address", "sha256"], name="an_address_is_sent_a_content_once"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.sha256[:12]}"
