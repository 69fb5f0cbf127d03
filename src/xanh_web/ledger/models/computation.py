"""How a computed observation came about: the formula, and the ledger rows and values of law it was computed from."""

from typing import ClassVar

from django.db import models

from xanh_web.ledger.models.observation import Observation


class Computation(models.Model):
    """The computation behind an observation. `law` lists {label, value, unit, source} of the values of law used.

    `because` is the code of the input whose absence makes the value missing; `formula` is the one used, in one line.
    """

    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, related_name="computation")
    formula = models.TextField()
    law = models.JSONField(default=list)
    because = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.observation} ="


class ComputationInput(models.Model):
    """A ledger row that a value was computed from."""

    computation = models.ForeignKey(Computation, on_delete=models.PROTECT, related_name="inputs")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="used_in")
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.computation} {self.observation}"
