"""The sending of a message by e-mail, of a call to a webhook, or of a file to another system: where it stands."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xanh_web.base.models.message import Message
from xanh_web.base.models.upload import Upload
from xanh_web.base.models.webhook import WebhookCall


class Channel(models.TextChoices):
    EMAIL = "email", _("e-mail")
    WEBHOOK = "webhook", _("webhook")
    UPLOAD = "upload", _("upload")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    UNKNOWN = "unknown", _("unknown whether sent")


class Delivery(models.Model):
    """One message, call or file on its way. Only what is waiting is ever sent; `attempts` counts the claims.

    `unknown` is what a worker began and never reported: it may have arrived, so a person decides (`resend_delivery`).
    `last_error` is a code of `outbox.errors`, without personal data.
    """

    channel = models.CharField(max_length=10, choices=Channel.choices)
    message = models.OneToOneField(Message, on_delete=models.PROTECT, null=True, related_name="delivery")
    call = models.OneToOneField(WebhookCall, on_delete=models.PROTECT, null=True, related_name="delivery")
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, null=True, related_name="delivery")
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["state", "next_try_at"], name="delivery_that_is_due")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(channel="email", message__isnull=False, call=None, upload=None)
                | Q(channel="webhook", message=None, call__isnull=False, upload=None)
                | Q(channel="upload", message=None, call=None, upload__isnull=False),
                name="a_delivery_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", next_try_at__isnull=False) | (~Q(state="waiting") & Q(next_try_at=None)),
                name="what_waits_knows_until_when",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="what_is_sent_says_when",
            ),
        ]

    @property
    def addressee(self) -> str:
        """The user name or the address it goes to."""
        if self.message:
            return self.message.to.username
        return self.call.subscription.url if self.call else self.upload.address if self.upload else ""

    @property
    def content(self) -> Message | WebhookCall | Upload | None:
        """What is sent."""
        return self.message or self.call or self.upload

    def __str__(self) -> str:
        return f"{self.channel} {self.pk} {self.state}"
