"""The real site of production, as a proxy sees it: static files, redirect, log, graceful stop."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

HEADERS = {"Host": "xanh.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.77"}
ID = "7d4b2a0e-1111-4222-8333-0123456789ab"


@dataclass
class Site:
    """A running site; `stop` ends it as systemd does and returns its log."""

    address: str
    process: subprocess.Popen[str]

    def get(self, path: str, **headers: str) -> requests.Response:
        return requests.get(self.address + path, headers=HEADERS | headers, allow_redirects=False, timeout=20)

    def stop(self) -> str:
        self.process.send_signal(signal.SIGTERM)
        return self.process.communicate(timeout=30)[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XANH_", "DJANGO_"))}
    home: Path = tmp_path_factory.mktemp("production")
    settings = {"XANH_HOME": str(home), "XANH_ENV": "production", "XANH_SECRET_KEY": "s" * 60}
    environment = {**kept, **settings, "XANH_ALLOWED_HOSTS": "xanh.example"}
    command = [sys.executable, "-m", "xanh_web.cli.main", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as run:
        found = Site(f"http://127.0.0.1:{port}", run)
        try:
            _wait(found)
            yield found
        finally:
            if run.poll() is None:
                run.terminate()


def _wait(site: Site) -> None:
    for _ in range(300):
        try:
            if site.get("/readyz").status_code == 200:
                return
        except requests.ConnectionError:
            time.sleep(0.2)
    raise AssertionError("the site does not answer")


def test_a_static_file_may_be_kept_for_good_and_is_compressed(site: Site) -> None:
    page = site.get("/").text
    (path, *_) = re.findall(r'"(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    answer = site.get(path, **{"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert "max-age=315360000" in answer.headers["Cache-Control"] and "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "gzip"


def test_who_comes_without_https_is_sent_there(site: Site) -> None:
    answer = site.get("/", **{"X-Forwarded-Proto": "http"})
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://xanh.example/")


def test_the_log_is_lines_of_json_without_addresses_and_it_stops_when_told(site: Site) -> None:
    assert site.get("/tasks/?q=bi-mat-lam", **{"X-Request-ID": ID}).headers["X-Request-ID"] == ID
    site.get("/khong-co/nguyen.van.a@xanh.example/")
    site.get("/", Host="bi-mat-lam.example")
    written = site.stop()
    assert site.process.returncode == 0
    lines = [json.loads(line) for line in written.splitlines()]
    assert [line["route"] for line in lines if line.get("request_id") == ID] == ["tasks"]
    assert {line["status"] for line in lines if line["logger"] == "xanh.request"} >= {200, 301, 400, 404}
    assert not [word for word in ("bi-mat-lam", "nguyen.van.a", "203.0.113.77", "127.0.0.1") if word in written]
