"""One row for each request."""

from django.db import models


class Row(models.Model):
    """What was sent, as it was sent."""

    path = models.CharField(max_length=200)
    content = models.TextField()

    def __str__(self) -> str:
        return self.path
