"""What the site is measured against: bare Django that stores the same bytes and asks nothing.

The same server, database settings and durability, and Django's own default middleware with a signed-in person. It
takes the very requests that the clients send to the site: of each it writes the file durably, where there is one, and
the rest as one row of one model in one transaction. No permissions, no checks, no forms, no receipts, no audit.
"""

import json
import sys

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


def application() -> WSGIHandler:
    """Return the bare site's WSGI application."""
    _configure()
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def _configure() -> None:
    from xanh_web.base import settings as ours

    settings.configure(
        SECRET_KEY=ours.SECRET_KEY,
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES=ours.DATABASES,
        HOME=ours.HOME,
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "benchmarks.deadline.bare_app",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        DEFAULT_AUTO_FIELD=ours.DEFAULT_AUTO_FIELD,
        USE_TZ=True,
    )


def store(request: HttpRequest) -> HttpResponse:
    """Store what a signed-in person sends and answer as the site does, with a redirect."""
    from django.db import transaction

    from benchmarks.deadline.bare_app.models import Row
    from xanh_web.ledger.store import put

    if request.method != "POST":
        return HttpResponse("ok")
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    hashes = [put(file.read()) for file in request.FILES.values()]
    content = json.dumps({**request.POST.dict(), "files": hashes}, ensure_ascii=False)
    with transaction.atomic():
        Row.objects.create(path=request.path, content=content)
    return HttpResponseRedirect("/")


def _urls() -> list[object]:
    from django.urls import re_path

    return [re_path("", store)]


urlpatterns = _urls()


def prepare(count: int) -> None:
    """Make the tables and print {clients: [{session}]} of `count` signed-in people."""
    import django

    _configure()
    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from benchmarks.deadline.signed_in import signed_in

    call_command("migrate", run_syncdb=True, verbosity=0)
    people = User.objects.bulk_create(User(username=f"u{number}") for number in range(count))
    print(json.dumps({"clients": [{"session": signed_in(person)} for person in people]}))


def serve(port: int) -> None:
    """Serve as `xanh serve` does."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from xanh_web.cli.site import THREADS, WORKERS

    Server(
        "benchmarks.deadline.bare:application",
        factory=True,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
    ).serve()


if __name__ == "__main__":
    {"prepare": prepare, "serve": serve}[sys.argv[1]](int(sys.argv[2]))
