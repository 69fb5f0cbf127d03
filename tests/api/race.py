"""Four threads send the same report under the same key on a real database; prints what came of it as JSON."""

import json
import threading

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from tests.api.conftest import NOW, OWN, Caller, answers_of, key_of
from tests.world import city, opened_round, people

from xanh_web.base.models import Event, IdempotentRequest
from xanh_web.reporting.models import Submission


def main() -> None:
    """Make the world, let the threads run against each other, and count."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    timezone.now = lambda: NOW
    city()
    round_, cast = opened_round(), people()
    caller, whole = Caller(key_of(cast.hoa)), {"answers": answers_of(round_)}
    codes: list[int] = []
    start = threading.Barrier(4)

    def send() -> None:
        start.wait(timeout=20)
        try:
            codes.append(caller("POST", f"{OWN}/submission", whole, idempotency_key="one").status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    again = caller("POST", f"{OWN}/submission", whole, idempotency_key="one")
    found = {
        "codes": codes,
        "submissions": Submission.objects.count(),
        "requests": IdempotentRequest.objects.filter(status=200).count(),
        "events": Event.objects.filter(action="submit_report").count(),
        "again": again.headers.get("Idempotent-Replayed", ""),
    }
    connection.close()
    print(json.dumps(found))
