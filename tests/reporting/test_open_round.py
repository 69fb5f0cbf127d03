"""Opening a round: what each agency owes on that day, once."""

import pytest
from tests.world import START, city, edition, events, opened_round, people, vn

from xanh.basis.errors import Refusal
from xanh_web.base.models import Event
from xanh_web.reporting.actions import OpenedRound, open_round
from xanh_web.reporting.models import Obligation, Round

pytestmark = pytest.mark.django_db
