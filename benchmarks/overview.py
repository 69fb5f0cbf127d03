"""The overview at size, beside a bare Django page of 50 rows, in one process and in turns.

A world of nine years, 150 agencies, 21 tasks and 72 indicators (`overview_world`). Wanted: each page answers at no
less than half the rate of the bare page. Both go through Django's WSGI handler with the same database and the same
connection settings; the bare page has Django's default middleware, one model of 50 rows and a plain template.

A page that is kept (`xanh_web.base.kept_pages`) is given again only while nothing has been written; the seconds of
making each page anew, after a change, stand beside the ratio.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

PAGES = {
    "the public overview": "/",
    "the public board of who reported": "/board/",
    "an indicator": "/indicators/chi-tieu-3/",
    "the coordinator's board": "/desk/coordinator/",
    "the coordinator's board by task": "/desk/coordinator/?by=task",
    "the page for leaders": "/desk/leader/",
}
DESK = "/desk/"
ROUNDS, TIMES, ROWS = 9, 40, 50
BARE_PAGE = """<!doctype html><html><head><title>Rows</title></head><body><table>
{% for row in rows %}<tr><th>{{ row.pk }}</th><td>{{ row.path }}</td><td>{{ row.content }}</td></tr>{% endfor %}
</table></body></html>"""

type Ask = Callable[[], int]


def run() -> list[tuple[str, float]]:
    """Return label and value: milliseconds of the bare page, and of each page made anew, kept, and its share."""
    with TemporaryDirectory(prefix="xanh-bench-") as home:
        environment = {**os.environ, "XANH_HOME": home, "XANH_ALLOWED_HOSTS": "127.0.0.1"}
        environment.pop("XANH_DATABASE_URL", None)
        command = [sys.executable, "-m", "benchmarks.overview", "measure"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [(label, value) for label, value in json.loads(done.stdout)]


def measure() -> list[tuple[str, float]]:
    """Build the world in the empty installation of this process and measure in it."""
    site, session = _start()
    bare = _bare()
    pages = {label: _asking(site, path, session if path.startswith(DESK) else "") for label, path in PAGES.items()}
    anew = {label: _seconds(ask, 1) for label, ask in pages.items()}
    _change()
    anew = {label: min(anew[label], _seconds(ask, 1)) for label, ask in pages.items()}
    asked = {"bare": bare, **pages}
    took: dict[str, list[float]] = {label: [] for label in asked}
    for _round in range(ROUNDS):
        for label, ask in asked.items():
            took[label].append(_seconds(ask, TIMES))
    middle = {label: median(times) for label, times in took.items()}
    figures = [("a bare page of 50 rows, ms", 1000 * middle["bare"])]
    for label in pages:
        figures.append((f"{label}, made anew, ms", 1000 * anew[label]))
        figures.append((f"{label}, ms", 1000 * middle[label]))
        figures.append(("  its rate / that of the bare page (at least 0.5)", middle["bare"] / middle[label]))
    return figures


def _start() -> tuple[Any, str]:
    from django.conf import settings

    from xanh_web.cli.database import require_tables, start_django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xanh_web.base.settings")
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "benchmarks.deadline.bare_app"]
    start_django()
    require_tables()
    from django.core.wsgi import get_wsgi_application
    from django.utils import timezone

    from benchmarks.deadline.signed_in import signed_in
    from benchmarks.overview_world import build, coordinator

    build(timezone.localtime(timezone.now()))
    return get_wsgi_application(), signed_in(coordinator())


def _bare() -> Ask:
    """Return what asks for a page of 50 rows of bare Django."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.test.utils import override_settings

    from benchmarks.deadline.bare_app.models import Row

    with connection.schema_editor() as editor:
        editor.create_model(Row)
    Row.objects.bulk_create(Row(path=f"/place/{n}/", content=f"Nội dung của dòng {n}") for n in range(ROWS))
    middleware = [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ]
    with override_settings(MIDDLEWARE=middleware):
        site = WSGIHandler()
    ask = _asking(site, "/bare/", "")

    def bare() -> int:
        with override_settings(ROOT_URLCONF="benchmarks.overview_bare"):
            return ask()

    return bare


def _change() -> None:
    """Change something, so that no page is given again."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, record_event

    record_event(action="overview", subject="benchmark", by=operator(), at=timezone.now())


def _asking(site: Any, path: str, session: str) -> Ask:
    address, _mark, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": f"sessionid={session}" if session else "",
        "wsgi.url_scheme": "http",
        "wsgi.errors": sys.stderr,
    }

    def ask() -> int:
        told: list[str] = []
        answer = site({**environ, "wsgi.input": BytesIO()}, lambda status, _headers: told.append(status))
        length = sum(map(len, answer))
        answer.close()
        if told != ["200 OK"]:
            raise AssertionError(f"{path}: {told}")
        return length

    return ask


def _seconds(ask: Ask, times: int) -> float:
    began = perf_counter()
    for _again in range(times):
        ask()
    return (perf_counter() - began) / times


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        print(json.dumps(measure()))
    else:
        for said, figure in run():
            print(f"{said:<60} {figure:>10.3f}")
