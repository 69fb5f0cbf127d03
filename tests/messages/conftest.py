"""People who can be written to, a mail server's process, and a receiver of webhooks, all on loopback."""

import json
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from pytest_django import Settings
from tests.world import people

from xanh_web.base.outbox.environment import MailServer

MAIL_SERVER = Path(__file__).parent / "mail_server.py"


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    """Return the standing cast; all but Tuấn have an address."""
    found = people()
    for name in ("lan", "minh", "hoa", "an"):
        person = getattr(found, name)
        person.email = f"{name}@example.vn"
        person.save()
    return found


@dataclass(frozen=True)
class Post:
    """A running mail server: its port, and the letters it has taken, in order."""

    port: int
    folder: Path
    process: subprocess.Popen[str]

    def letters(self) -> list[dict[str, str]]:
        """Return each letter taken: who it was for, its Message-ID, subject and text."""
        taken = self.folder / "taken.jsonl"
        return [json.loads(line) for line in taken.read_text("utf-8").splitlines()] if taken.exists() else []

    def begun(self) -> int:
        """Return how many letters came in whole, answered or not."""
        file = self.folder / "begun"
        return len(file.read_bytes()) if file.exists() else 0


def start_post(folder: Path, *options: str) -> Post:
    """Start a mail server in `folder`; the caller stops it."""
    command = [sys.executable, str(MAIL_SERVER), str(folder), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return Post(int(process.stdout.readline()), folder, process)


def stop_post(post: Post) -> None:
    """Stop a mail server by its own process id."""
    post.process.terminate()
    post.process.wait(timeout=20)
    if post.process.stdout:
        post.process.stdout.close()


@pytest.fixture
def post(tmp_path: Path, settings: Settings) -> Iterator[Post]:
    """A mail server, which this installation uses."""
    running = start_post(tmp_path)
    use(settings, running.port)
    yield running
    stop_post(running)


def use(settings: Settings, port: int, username: str = "") -> None:
    """Let the installation use the mail server on `port`."""
    settings.MAIL_SERVER = MailServer("smtp", "127.0.0.1", port, username, "x")
    settings.MAIL_FROM = "Xanh <xanh@example.vn>"
    settings.SITE_URL = "https://xanh.example.vn"


@dataclass
class Receiver:
    """A receiver of webhooks: what it got, and what it answers."""

    url: str = ""
    answer: int = 204
    slow: float = 0
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    """A loopback HTTP server that this installation may call."""
    settings.WEBHOOK_NETWORKS = (ip_network("127.0.0.0/8"),)
    with receiving() as state:
        yield state


@contextmanager
def receiving(context: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """Run a receiver of webhooks, over TLS with `context`."""
    state = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Keep the call and answer as told."""
            body = self.rfile.read(int(self.headers["content-length"]))
            state.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            time.sleep(state.slow)
            self.send_response(state.answer)
            self.send_header("location", "/elsewhere")
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    state.url = f"http://127.0.0.1:{server.server_port}/hook?from=xanh"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield state
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)
