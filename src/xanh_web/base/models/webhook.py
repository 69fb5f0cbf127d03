"""Other systems that are told of what happens here, and each call that is due to one of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WebhookEvent(models.TextChoices):
    SUBMISSION_ACCEPTED = "submission.accepted", _("the report of an agency is accepted")
    REPORT_ISSUED = "report.issued", _("the consolidated report is issued")


class WebhookSubscription(models.Model):
    """An address that is called on some events (`WebhookEvent`), until revoked. `secret` signs the calls.

    The secret is needed to sign and so is stored as it is: `whsec_` and base64, as Standard Webhooks writes it.
    """

    url = models.URLField(max_length=500)
    secret = models.CharField(max_length=120)
    events = models.JSONField(default=list)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.url


class WebhookCall(models.Model):
    """What one subscription is told of one subject ("submission:12"), once. `body` is the JSON as it is signed."""

    subscription = models.ForeignKey(WebhookSubscription, on_delete=models.PROTECT, related_name="calls")
    event = models.CharField(max_length=40, choices=WebhookEvent.choices)
    subject = models.CharField(max_length=120)
    body = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subscription", "event", "subject"], name="a_subscriber_is_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject}"
