"""The draft of an inventory's next version, and its lines as typed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.emissions.models.inventory import Inventory, InventoryVersion


class InventoryDraft(models.Model):
    """What the next version will be. It goes when it is issued: the version has everything then."""

    inventory = models.OneToOneField(Inventory, on_delete=models.PROTECT, related_name="draft")
    reason = models.TextField(blank=True)
    gwp = models.CharField(max_length=8)
    based_on = models.ForeignKey(InventoryVersion, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("draft of an inventory")
        verbose_name_plural = _("drafts of inventories")

    def __str__(self) -> str:
        return self.inventory.code


class InventoryDraftLine(models.Model):
    """One line as it was typed, right or wrong, so that nothing is lost; `evidence` is a list of {name, sha256}.

    `report` says which sent report of a facility it was taken from: {receipt, hash, line} and, where a line of the
    city's own had the facility in it, `less`: {line, amount} subtracted there. Empty for a line that was typed.
    """

    draft = models.ForeignKey(InventoryDraft, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    written = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    report = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("line of a draft")
        verbose_name_plural = _("lines of drafts")
        ordering: ClassVar = ["draft", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "position"], name="a_draft_line_has_its_place"),
        ]

    def __str__(self) -> str:
        return f"{self.draft} {self.position}"
