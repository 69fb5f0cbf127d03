"""What watchers count of the requests: how many by route and status, and how long they took; no personal data.

Nothing is counted unless XANH_METRICS_FROM names somebody who may ask. `xanh serve` lets its processes count into files
of one folder (PROMETHEUS_MULTIPROC_DIR), so that each of them can answer for all.
"""

import ipaddress
import os
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

from xanh_web.base.log import route_of
from xanh_web.base.proxies import visitor_address

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_own = CollectorRegistry()
_answered = Counter("xanh_requests", "Requests answered.", ("route", "status"), registry=_own)
_took = Histogram("xanh_request_seconds", "Time to answer a request.", ("route",), buckets=BUCKETS, registry=_own)


def count_requests(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Count each request and how long it took, where anybody may ask for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not settings.METRICS_FROM:
            return answer(request)
        began = time.perf_counter()
        response = answer(request)
        route = route_of(request)
        _answered.labels(route, str(response.status_code)).inc()
        _took.labels(route).observe(time.perf_counter() - began)
        return response

    return middleware


def counted() -> CollectorRegistry:
    """Return a registry with the counts of all processes, to which the state of the work may be added."""
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(_own)
    return registry


def may_see_metrics(request: HttpRequest) -> bool:
    """Return whether XANH_METRICS_FROM names the address that asks."""
    try:
        asks = ipaddress.ip_address(visitor_address(request))
    except ValueError:
        return False
    return any(asks in network for network in settings.METRICS_FROM)
