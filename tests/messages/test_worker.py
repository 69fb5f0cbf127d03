"""Workers as processes before a real mail server: nothing is lost that need not be, and nothing arrives twice."""

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.messages.conftest import Post, start_post, stop_post
from tests.messages.installation import AN_HOUR_LATER, EVERY_TASK_AGAIN, Installation, eventually, installation

PATIENCE = 120


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Post]:
    folder = tmp_path / "post"
    folder.mkdir()
    running = start_post(folder)
    yield running
    stop_post(running)


@pytest.fixture
def here(tmp_path: Path, server: Post) -> Iterator[Installation]:
    with installation(tmp_path / "home", server.port) as made:
        yield made


def arrived(server: Post) -> Counter[str]:
    return Counter(letter["to"] for letter in server.letters())


def test_two_workers_at_once_send_200_messages_each_exactly_once(here: Installation, server: Post) -> None:
    addresses = [f"n{number}@example.vn" for number in range(200)]
    here.queue(addresses)
    here.python(EVERY_TASK_AGAIN)
    with here.worker("--once") as one, here.worker("--once") as two:
        assert (one.wait(timeout=PATIENCE), two.wait(timeout=PATIENCE)) == (0, 0)
    assert arrived(server) == Counter(addresses)
    assert len({letter["id"] for letter in server.letters()}) == 200
    assert {(state, attempts) for state, attempts, _mark in here.states().values()} == {("sent", 1)}


def test_a_worker_killed_while_sending_leaves_it_unknown_until_a_person_decides(
    here: Installation, server: Post
) -> None:
    others = [f"n{number}@example.vn" for number in range(5)]
    here.queue(["slow60@example.vn", *others])
    with here.worker() as worker:
        eventually(lambda: server.begun() == 1)
        worker.send_signal(signal.SIGKILL)
        assert worker.wait(timeout=20) == -signal.SIGKILL
    here.xanh("worker", "--once")
    assert arrived(server) == Counter(["slow60@example.vn", *others])
    assert here.states()["slow60@example.vn"][:2] == ("sending", 1)
    here.python(AN_HOUR_LATER)
    here.xanh("worker", "--once")
    assert here.states()["slow60@example.vn"][:2] == ("unknown", 1)
    assert arrived(server)["slow60@example.vn"] == 1
    shown = here.xanh("message", "list", "--failed")
    assert "slow60@example.vn" in shown and "không rõ đã gửi chưa" in shown and others[0] not in shown
    here.xanh("message", "resend", shown.split()[0])
    here.xanh("worker", "--once")
    assert here.states()["slow60@example.vn"][:2] == ("sent", 2)
    assert len({letter["id"] for letter in server.letters() if letter["to"].startswith("slow")}) == 1


def test_workers_killed_at_any_moment_send_nothing_twice(here: Installation, server: Post) -> None:
    addresses = [f"n{number}@example.vn" for number in range(60)]
    here.queue(addresses)
    chance = random.Random(20241120)
    for _round in range(4):
        with here.worker() as worker:
            seen = server.begun()
            eventually(lambda seen=seen: server.begun() > seen)
            time.sleep(chance.uniform(0, 0.1))
            worker.send_signal(signal.SIGKILL)
            worker.wait(timeout=20)
    here.xanh("worker", "--once")
    here.python(AN_HOUR_LATER)
    here.xanh("worker", "--once")
    states = here.states()
    unknown = {address for address, (state, _attempts, _mark) in states.items() if state == "unknown"}
    assert {state for state, _attempts, _mark in states.values()} <= {"sent", "unknown"}
    assert len(unknown) <= 4
    counts = arrived(server)
    assert all(counts[address] == 1 for address in addresses if address not in unknown)
    assert all(counts[address] <= 1 for address in unknown)


def test_sigterm_stops_after_the_current_message(here: Installation, server: Post) -> None:
    here.queue(["slow3@example.vn", "n1@example.vn"])
    with here.worker() as worker:
        eventually(lambda: server.begun() == 1)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=20) == 0
    states = here.states()
    assert states["slow3@example.vn"][0] == "sent"
    assert states["n1@example.vn"][0] == "waiting"


def test_an_idle_worker_stops_at_once_on_sigterm(here: Installation) -> None:
    with here.worker() as worker:
        assert worker.stdout is not None and worker.stdout.readline()
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=20) == 0


def test_what_lost_its_task_is_found_by_the_worker(here: Installation, server: Post) -> None:
    here.queue(["n1@example.vn"])
    here.python("from django_tasks_db.models import DBTaskResult\nDBTaskResult.objects.all().delete()\n")
    here.xanh("worker", "--once")
    assert arrived(server) == Counter(["n1@example.vn"])
