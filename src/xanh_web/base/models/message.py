"""Messages to people: what the inbox shows, and what goes out by e-mail where a person wants it."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Message(models.Model):
    """A message to one person. `key` keeps the same message from being written twice; `link` is a path of the site.

    Official messages are Vietnamese, whatever language the reader's pages are in.
    """

    key = models.CharField(max_length=200, unique=True)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=250)
    body = models.TextField()
    link = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["to", "read_at", "-created_at"], name="message_of_a_person"),
        ]

    def __str__(self) -> str:
        return self.subject
