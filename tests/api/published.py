"""Something of everything that is published: figures, an accepted report, an issued one; STNMT has sent nothing yet."""

from decimal import Decimal

from tests.api.conftest import NOW
from tests.ledger.facts import fact, record
from tests.reporting.issued import content_of, issue
from tests.world import sent

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import accept_submission
from xanh_web.reporting.models import ConsolidatedReport, Round


def publish(round_: Round) -> ConsolidatedReport:
    """Record two years of figures, one of them corrected and one missing; accept SCT's report; issue the year's."""
    record(fact(period="2021"), fact(period="2022", value=None, missing="not_collected"))
    record(fact(period="2021", value=Decimal("0.75")))
    accept_submission(submission=sent(round_, "SCT"), by=operator(), at=NOW)
    return issue(round_, content_of(round_, NOW), at=NOW)
