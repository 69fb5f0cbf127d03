"""Who follows whom, by which law; and who was chosen where the law leaves it open."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.agencies.models.agency import Agency


class SuccessionKind(models.TextChoices):
    RENAME = "rename", _("Renamed")
    MERGE = "merge", _("Merged")
    SPLIT = "split", _("Split")
    ABOLISH = "abolish", _("Abolished")


class SuccessionStatus(models.TextChoices):
    VERIFIED = "verified", _("Verified")
    UNVERIFIED = "unverified", _("Not verified")


class Succession(models.Model):
    """One body ends; another follows, or (abolished) none. A split has one row for each follower.

    `effective_from` empty: the day is not known, and the old name is kept until a person enters it.
    `recorded_by` empty: the row comes from the city's data files; else a person entered it and files leave it alone.
    """

    predecessor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="origins", null=True, blank=True)
    kind = models.CharField(max_length=10, choices=SuccessionKind.choices)
    effective_from = models.DateField(null=True, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, choices=SuccessionStatus.choices, default=SuccessionStatus.UNVERIFIED)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering: ClassVar = ["predecessor", "effective_from", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession_between_two_agencies"),
            models.UniqueConstraint(
                fields=["predecessor"], condition=models.Q(successor=None), name="an_agency_is_abolished_once"
            ),
            models.CheckConstraint(
                condition=models.Q(successor=None, kind="abolish")
                | (models.Q(successor__isnull=False) & ~models.Q(kind="abolish")),
                name="only_an_abolished_agency_has_no_successor",
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="no_agency_succeeds_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or '∅'}"


class SuccessorChoice(models.Model):
    """A person's decision who answers for an abolished or split body, for everything or for one task or indicator.

    Append-only: a later choice for the same scope replaces an earlier one, and both stay.
    """

    predecessor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successor_choices")
    successor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="chosen_for")
    scope = models.CharField(max_length=80, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    decision_number = models.CharField(max_length=120, blank=True)
    reason = models.TextField()

    class Meta:
        verbose_name = _("choice of successor")
        verbose_name_plural = _("choices of successor")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} ({self.scope or '*'})"
