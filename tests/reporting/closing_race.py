"""A report is sent while a closing is under way, on a real database; prints what the sender was told."""

import threading
import time
from datetime import timedelta

from django.core.management import call_command
from django.db import connection, transaction
from tests.world import city, opened_round, sent, vn

from xanh.basis.errors import Refusal
from xanh_web.base.actions import operator
from xanh_web.reporting.actions import close_round
from xanh_web.reporting.models import Round

DEADLINE = vn(2024, 11, 20, 0)


def main() -> None:
    """Hold the closing open until the report has begun to wait for it."""
    call_command("migrate", verbosity=0)
    city()
    round_, closing = opened_round(), threading.Event()
    operator()
    closer = threading.Thread(target=_close, args=(round_, closing))
    closer.start()
    closing.wait(timeout=20)
    try:
        print(sent(round_, "SCT", at=DEADLINE + timedelta(seconds=1)).receipt)
    except Refusal as refusal:
        print(refusal.message)
    closer.join(timeout=20)
    connection.close()


def _close(round_: Round, closing: threading.Event) -> None:
    try:
        with transaction.atomic():
            close_round(round_=round_, by=operator(), at=DEADLINE)
            closing.set()
            time.sleep(1)  # the sender has read the round as still open, and waits
    finally:
        connection.close()
