"""The code lists of law as a form uses them: codes with their Vietnamese labels, as in force at the end of the year."""

from dataclasses import dataclass
from datetime import date

from xanh.basis.missing import MissingReason
from xanh.basis.parameter import parameter

GIVEN_BY_AGENCIES = (
    MissingReason.NOT_COLLECTED,
    MissingReason.NOT_YET_AVAILABLE,
    MissingReason.NOT_APPLICABLE,
    MissingReason.CONFIDENTIAL,
)


@dataclass(frozen=True)
class Vocabulary:
    """Codes to labels, in the order of the law: statuses, missing reasons, funding sources, stages of money."""

    statuses: dict[str, str]
    reasons: dict[str, str]
    sources: dict[str, str]
    stages: dict[str, str]


def vocabulary(year: int) -> Vocabulary:
    """Return the lists in force on 31 December of `year`; of the missing reasons only those an agency may give."""
    on = date(year, 12, 31)
    reasons = parameter("missing_reasons", on).values
    return Vocabulary(
        statuses=dict(parameter("task_statuses", on).values),
        reasons={reason.value: reasons[reason.value] for reason in GIVEN_BY_AGENCIES},
        sources=dict(parameter("funding_sources", on).values),
        stages=dict(parameter("money_stages", on).values),
    )
