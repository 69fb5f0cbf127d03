"""A site of its own on a free loopback port, which can be killed without warning and started again."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

STARTS_WITHIN = 40.0


class Server:
    """One site in an environment; `down` holds the stretches (from, until) in which it was being restarted."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._command = [part.replace("PORT", str(self.port)) for part in command]
        self._environment = environment
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self.down: list[tuple[float, float]] = []

    def start(self) -> None:
        """Start, and come back once it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=self._environment, stdout=log, stderr=log, start_new_session=True
            )
        ends = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < ends:
            if self._process.poll() is not None:
                raise RuntimeError(f"the site stopped: {self._log.read_text(encoding='utf-8')[-2000:]}")
            if self._answers():
                return
            time.sleep(0.05)
        raise RuntimeError("the site did not answer in time")

    def kill(self) -> None:
        """Kill it and every process it started, as a power cut would, and start it again."""
        since = time.monotonic()
        self._signal(signal.SIGKILL)
        self.start()
        self.down.append((since, time.monotonic()))

    def stop(self) -> None:
        """End it in order."""
        self._signal(signal.SIGTERM)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        # The group: the master's workers would live on and keep answering.
        os.killpg(self._process.pid, number)
        try:
            self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=15)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


XANH = [sys.executable, "-m", "xanh_web.cli.main", "serve", "--port", "PORT"]
BARE = [sys.executable, "-m", "benchmarks.deadline.bare", "serve", "PORT"]
