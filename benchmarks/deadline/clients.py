"""The agencies' heads in their browsers: each attaches evidence, answers, hands over and sends, until it has a receipt.

A request that gets no answer, or an error of the server, is made again as a person would; nothing else is. So what
stands in the database afterwards must be what was acknowledged, once.
"""

import hashlib
import http.client
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from urllib.parse import urlencode

_TOKEN = "deadline0deadline0deadline0deadl"
_GIVE_UP = 180.0


@dataclass(frozen=True)
class Head:
    """One agency's head: what to send, and the session they are signed in with."""

    round_code: str
    agency: str
    obligation: int
    session: str
    evidence: bytes

    @property
    def sha256(self) -> str:
        """The hash under which the evidence must be stored."""
        return hashlib.sha256(self.evidence).hexdigest()


@dataclass
class Tally:
    """What the clients saw: seconds of each request with the moment it ended, receipts by agency, what went wrong."""

    requests: list[tuple[float, float]] = field(default_factory=list)
    receipts: dict[str, str] = field(default_factory=dict)
    again: int = 0
    wrong: list[str] = field(default_factory=list)


class _Browser:
    """One connection, kept alive, that repeats what was not answered."""

    def __init__(self, port: int, tally: Tally) -> None:
        self._port, self._tally = port, tally
        self._connection: http.client.HTTPConnection | None = None

    def send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """Return status and Location of the first answer that is one."""
        ends = time.monotonic() + _GIVE_UP
        while time.monotonic() < ends:
            began = time.monotonic()
            try:
                if self._connection is None:
                    self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
                self._connection.request(method, path, body, headers)
                answer = self._connection.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException):
                self._close()
                self._tally.again += 1
                time.sleep(random.uniform(0.05, 0.25))
                continue
            self._tally.requests.append((began, time.monotonic() - began))
            if answer.status < 500:
                return answer.status, answer.headers.get("Location", "")
            self._tally.again += 1
            time.sleep(0.2)
        raise TimeoutError(f"{method} {path} got no answer")

    def _close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None


def run_clients(port: int, heads: Sequence[Head], clients: int, work: "Work") -> Tally:
    """Let `clients` browsers work through `heads` and return what they saw."""
    tally, queue = Tally(), SimpleQueue[Head]()
    for head in heads:
        queue.put(head)

    def browse() -> None:
        browser = _Browser(port, tally)
        while True:
            try:
                head = queue.get_nowait()
            except Empty:
                return
            try:
                work(browser, head, tally)
            except (TimeoutError, AssertionError) as error:
                tally.wrong.append(f"{head.agency}: {error}")

    threads = [threading.Thread(target=browse) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


type Work = Callable[[_Browser, Head, Tally], None]


def send_report(browser: _Browser, head: Head, tally: Tally) -> None:
    """Attach, answer, hand over, send; keep the receipt the site leads to."""
    base = f"/desk/my-reports/{head.round_code}/{head.agency}"
    _expect(browser.send("POST", f"{base}/answers/{head.obligation}/evidence/", *_file(head)), {302})
    _expect(browser.send("POST", f"{base}/answers/{head.obligation}/", *_form(head, _answer())), {302})
    # Handed over already, if the server died after it had written it down: then it says so, and one goes on.
    _expect(browser.send("POST", f"{base}/hand-over/", *_form(head, {})), {302, 409})
    status, location = browser.send("POST", f"{base}/submit/", *_form(head, {}))
    _expect((status, location), {302})
    if not location.startswith("/desk/receipts/"):
        raise AssertionError(f"no receipt but {location}")
    tally.receipts[head.agency] = location.split("/")[3]


def store_bare(browser: _Browser, head: Head, tally: Tally) -> None:
    """Send the same requests to the bare site."""
    for body, headers in (_file(head), _form(head, _answer()), _form(head, {}), _form(head, {})):
        _expect(browser.send("POST", f"/{head.agency}/", body, headers), {302})
    tally.receipts[head.agency] = head.agency


def _expect(answer: tuple[int, str], statuses: set[int]) -> None:
    if answer[0] not in statuses or answer[1].startswith("/account/"):
        raise AssertionError(f"unexpected answer {answer}")


def _answer() -> dict[str, str]:
    return {
        "revision": "0",
        "status": "in_progress",
        "percentage": "62,5",
        "result": "Đã triển khai phân loại chất thải tại nguồn ở các ấp, khu vực. " * 8,
        "difficulties": "Kinh phí bố trí chưa kịp thời so với tiến độ thực hiện. " * 3,
        "proposals": "Đề nghị bố trí bổ sung kinh phí trong dự toán năm sau. " * 3,
        "money.I.planned": "1250",
        "money.I.allocated": "1100",
        "money.I.disbursed": "860,5",
    }


def _form(head: Head, fields: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    body = urlencode({"csrfmiddlewaretoken": _TOKEN, **fields}).encode()
    return body, _headers(head, "application/x-www-form-urlencoded")


def _file(head: Head) -> tuple[bytes, dict[str, str]]:
    line = "----deadline"
    parts = [
        f'--{line}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{_TOKEN}\r\n'.encode(),
        f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="minh-chung.pdf"\r\n'.encode(),
        b"Content-Type: application/pdf\r\n\r\n" + head.evidence + b"\r\n",
        f"--{line}--\r\n".encode(),
    ]
    return b"".join(parts), _headers(head, f"multipart/form-data; boundary={line}")


def _headers(head: Head, kind: str) -> dict[str, str]:
    return {"Content-Type": kind, "Cookie": f"sessionid={head.session}; csrftoken={_TOKEN}"}
