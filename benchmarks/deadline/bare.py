"""What the site is measured against: bare Django that stores the same bytes and asks nothing.

The same server, the same database settings, the same durability. It takes the very requests that the clients send to
the site: of each it writes the file durably, where there is one, and the rest as one row in one transaction.
No sessions, no permissions, no checks, no forms, no audit.
"""

import sys

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


def application() -> WSGIHandler:
    """Return the bare site's WSGI application; its one table is made where it is not there."""
    from django.core.wsgi import get_wsgi_application

    from xanh_web.base import settings as ours

    settings.configure(
        SECRET_KEY="bare",
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES=ours.DATABASES,
        HOME=ours.HOME,
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[],
        MIDDLEWARE=[],
        DEFAULT_AUTO_FIELD=ours.DEFAULT_AUTO_FIELD,
        USE_TZ=True,
    )
    handler = get_wsgi_application()
    _make_table()
    return handler


def _make_table() -> None:
    from django.db import connection

    kind = "bigserial PRIMARY KEY" if connection.vendor == "postgresql" else "integer PRIMARY KEY AUTOINCREMENT"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS bare_row (id {kind}, path text NOT NULL, content text NOT NULL)")


def store(request: HttpRequest) -> HttpResponse:
    """Store what was sent and answer as the site does, with a redirect."""
    import json

    from django.db import connection, transaction

    from xanh_web.ledger.store import put

    if request.method == "POST":
        hashes = [put(file.read()) for file in request.FILES.values()]
        content = json.dumps({**request.POST.dict(), "files": hashes}, ensure_ascii=False)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare_row (path, content) VALUES (%s, %s)", [request.path, content])
        return HttpResponseRedirect("/")
    return HttpResponse("ok")


def _urls() -> list[object]:
    from django.urls import re_path

    return [re_path("", store)]


urlpatterns = _urls()


def main(port: int) -> None:
    """Serve as `xanh serve` does."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "benchmarks.deadline.bare:application",
        factory=True,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=4,
        log_level=LogLevels.error,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
