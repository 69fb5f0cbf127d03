"""What a check looks at: one answer, what was said last year, what the other leads say, and the earlier values."""

from dataclasses import dataclass, field
from decimal import Decimal

TEXTS = ("result", "difficulties", "proposals")


@dataclass(frozen=True)
class Limits:
    """The limits of the checks: data/law/review_checks.yaml, as numbers."""

    copied_words: int
    copied_share: Decimal
    percentage_gap: Decimal
    outlier_years: int
    outlier_score: Decimal
    outlier_factor: Decimal
    jump_share: Decimal
    most_leads: int


@dataclass(frozen=True)
class Amounts:
    """Money of one source, in million đồng by stage; None is not reported."""

    source: str
    planned: Decimal | None = None
    allocated: Decimal | None = None
    disbursed: Decimal | None = None

    @property
    def given(self) -> bool:
        """Whether any stage has an amount above zero."""
        return any((self.planned, self.allocated, self.disbursed))


@dataclass(frozen=True)
class OtherLead:
    """What another lead of the same task says in its newest report."""

    agency_name: str
    texts: dict[str, str] = field(default_factory=dict)
    money: tuple[Amounts, ...] = ()


@dataclass(frozen=True)
class AnswerContext:
    """One answer with its surroundings. A task has status, percentage, texts and money; an indicator has a value.

    Where `many_leads` is set, so many lead the task that like texts are to be expected, and `others` are only those who
    report some of the same money. `series` holds (year, value) of earlier years, oldest first, in the unit of `value`.
    """

    limits: Limits
    year: int
    obligation: str = ""
    status: str = ""
    percentage: Decimal | None = None
    texts: dict[str, str] = field(default_factory=dict)
    texts_before: dict[str, str] = field(default_factory=dict)
    money: tuple[Amounts, ...] = ()
    others: tuple[OtherLead, ...] = ()
    many_leads: bool = False
    value: Decimal | None = None
    unit: str = ""
    series: tuple[tuple[int, Decimal], ...] = ()


@dataclass(frozen=True)
class ReviewFinding:
    """What to look at: a sentence in the reader's language, and the field of the answer it is about."""

    field: str
    sentence: str
