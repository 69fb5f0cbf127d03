"""What watchers ask for (Prometheus): the requests, and how the work stands. Numbers alone, nobody's name."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.db import Error
from django.db.models import Count, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from xanh_web.base.metrics import counted, may_see_metrics
from xanh_web.base.models import Delivery
from xanh_web.base.models.delivery import Channel, DeliveryState
from xanh_web.reporting.models import Round
from xanh_web.reporting.standing import standings

SECONDS_OF_A_DAY = 86_400
STATES = ("waiting", "submitted", "returned", "accepted", "exempt")


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with all metrics in the text format of Prometheus; to whom no setting names, as if there were none."""
    if not may_see_metrics(request):
        raise Http404
    registry = counted()
    registry.register(WorkCollector(timezone.now()))
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class WorkCollector(Collector):
    """How the work stands at `at`, read from the database when it is asked for."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def describe(self) -> list[Metric]:
        """Return nothing: what there is depends on the database."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield the gauges; where the database does not answer, only that it does not."""
        answers = GaugeMetricFamily("xanh_database_answers", "1 where the database answers, else 0.")
        try:
            found = [*_outbox(self._at), *_rounds(self._at)]
        except Error:
            answers.add_metric([], 0)
            yield answers
            return
        answers.add_metric([], 1)
        yield answers
        yield from found


def _outbox(at: datetime) -> Iterator[Metric]:
    held = {
        (row["channel"], row["state"]): row["count"]
        for row in Delivery.objects.order_by().values("channel", "state").annotate(count=Count("pk"))
    }
    queue = GaugeMetricFamily("xanh_deliveries", "E-mails and calls to webhooks by state.", labels=("channel", "state"))
    for channel in Channel.values:
        for state in DeliveryState.values:
            queue.add_metric((channel, state), held.get((channel, state), 0))
    yield queue
    oldest = GaugeMetricFamily(
        "xanh_oldest_waiting_delivery_seconds", "Age of the oldest message that waits; absent where none does."
    )
    since = Delivery.objects.filter(state=DeliveryState.WAITING).aggregate(since=Min("created_at"))["since"]
    if since is not None:
        oldest.add_metric([], (at - since).total_seconds())
    yield oldest


def _rounds(at: datetime) -> Iterator[Metric]:
    left = GaugeMetricFamily(
        "xanh_round_days_to_deadline", "Days until a report is late, below zero after it.", labels=("round",)
    )
    reports = GaugeMetricFamily(
        "xanh_reports", "Agencies of an open round by the state of their report.", labels=("round", "state")
    )
    for round_ in Round.objects.filter(closed_at=None).order_by("year", "pk"):
        left.add_metric((round_.code,), (round_.deadline - at).total_seconds() / SECONDS_OF_A_DAY)
        states = Counter("exempt" if row.timeliness == "exempt" else row.state for row in standings(round_, at))
        for state in STATES:
            reports.add_metric((round_.code, state), states[state])
    yield left
    yield reports
