"""The worker: sends what is due, one after another, until it is told to stop."""

import logging
import time
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from xanh_web.base.actions import seal_rows
from xanh_web.base.models import Delivery
from xanh_web.base.models.delivery import DeliveryState
from xanh_web.base.outbox.sending import hold_lost
from xanh_web.base.outbox.tasks import deliver

REST_SECONDS = 1.0
SWEEP_SECONDS = 30.0
KEPT = timedelta(days=7)


def ready_worker() -> Worker:
    """Return a worker that listens to SIGTERM and SIGINT: it finishes what it does, and a second one breaks it off."""
    for name in ("django_tasks_db", "django.tasks"):
        # What became of each delivery stands in its row.
        logging.getLogger(name).setLevel(logging.ERROR)
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=REST_SECONDS,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )
    worker.configure_signals()
    return worker


def run_worker(worker: Worker, *, once: bool) -> None:
    """Do what is queued; with `once` return when nothing is left, else wait for more until told to stop."""
    swept = -SWEEP_SECONDS
    while worker.running:
        worker.run()
        found = 0
        if worker.running and time.monotonic() - swept >= SWEEP_SECONDS:
            found, swept = sweep(timezone.now()), time.monotonic()
        if once and not found:
            return
        if worker.running and not found:
            time.sleep(REST_SECONDS)


def sweep(at: datetime) -> int:
    """Set down what is lost as unknown, forget tasks long done, and queue what waits without a task; return how many.

    It runs when the queue is empty: what is due and still waiting has lost its task. A task too many does nothing.
    What was written through the site is sealed here: writers do not wait for the chain.
    """
    seal_rows(at=at)
    hold_lost(at=at)
    DBTaskResult.objects.finished().filter(finished_at__lt=at - KEPT).delete()
    DBTaskResult.objects.running().filter(started_at__lt=at - KEPT).delete()
    due = Delivery.objects.filter(state=DeliveryState.WAITING, next_try_at__lte=at)
    numbers = list(due.values_list("pk", flat=True))
    for number in numbers:
        deliver.enqueue(number)
    return len(numbers)
