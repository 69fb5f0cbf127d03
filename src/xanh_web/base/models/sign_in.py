"""What signing in needs to remember: failed attempts, and who someone is at the single sign-on."""

from typing import ClassVar

from django.db import models

from xanh_web.base.models.person import Person


class SignInCounter(models.Model):
    """Attempts to sign in that failed, for one user name or one address, known by a keyed hash only.

    Kept in the database so that all workers count together; dropped soon after the last attempt.
    """

    key = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    last_attempt = models.DateTimeField(db_index=True)
    locked_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.key[:8]}… {self.failures}"


class ExternalIdentity(models.Model):
    """A person's subject at an OpenID Connect issuer: the identity that stays when a name there changes hands."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="external_identities")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="a_subject_is_one_person"),
            models.UniqueConstraint(fields=["person", "issuer"], name="a_person_is_one_subject_of_an_issuer"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.issuer}"
