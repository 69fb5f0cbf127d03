"""Pages made once and given again, as long as nothing at all has been written since.

A page is kept under what it depends on: its address, its language, the roles of who asks, the minute (each page says
as of which minute its figures are known) and the state of the database (`state_of_database`). A change of any of them
is another key, so that a change is seen at once; nothing has to be told to forget. What belongs to one visitor alone,
the form tokens and the account menu, is cut out of what is kept and put in for each request.
"""

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from xanh_web.base.outbox.context import unread
from xanh_web.base.screens import roles_of

type View = Callable[..., HttpResponse]
type Parts = tuple[bytes, ...]

MOST_BYTES = 32 * 1024 * 1024
# What cannot stand in any page by chance or by what somebody typed: a secret of this process.
_SECRET = secrets.token_hex(16)
ACCOUNT = f"<!--account {_SECRET}-->"
_TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(?=")')
_CUT = re.compile(f"<!--(account|token) {_SECRET}-->".encode())
_TOKEN_CUT = f"<!--token {_SECRET}-->".encode()


class KeptPages:
    """The pages kept by this process: those used last, as many as fit into `most` bytes."""

    def __init__(self, most: int) -> None:
        self._most, self._held, self._lock = most, 0, Lock()
        self._pages: OrderedDict[Hashable, Parts] = OrderedDict()

    def get(self, key: Hashable) -> Parts | None:
        """Return what is kept under `key`."""
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def put(self, key: Hashable, page: Parts) -> None:
        """Keep `page`; what was used longest ago gives way."""
        with self._lock:
            self._held += _size(page) - _size(self._pages.pop(key, ()))
            self._pages[key] = page
            while self._held > self._most:
                self._held -= _size(self._pages.popitem(last=False)[1])


_kept = KeptPages(MOST_BYTES)


def kept_page(view: View) -> View:
    """Let `view` be asked only where its page is not kept; for pages that tell all visitors of a role the same."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        if request.method != "GET" or _in_transaction():
            return view(request, *args, **named)
        key = _key(request)
        parts = _kept.get(key)
        if parts is None:
            request.account_cut = ACCOUNT if request.user.is_authenticated else ""  # type: ignore[attr-defined]
            try:
                response = view(request, *args, **named)
            finally:
                # The page that says what went wrong is made elsewhere, and whole.
                request.account_cut = ""  # type: ignore[attr-defined]
            if response.status_code != 200 or response.streaming:
                return _whole(request, response)
            parts = _cut(response.content)
            _kept.put(key, parts)
        return HttpResponse(_filled(request, parts))

    return answer


def state_of_database() -> str:
    """Return a word that changes with every change that a page could show.

    PostgreSQL: the snapshot, which is another one after every commit, whatever it wrote. SQLite: the last key given in
    every table; changes come one after the other there, and each writes an event.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_current_snapshot()::text")
        else:
            cursor.execute("SELECT group_concat(name || ' ' || seq) FROM sqlite_sequence")
        return str(cursor.fetchone()[0])


def _in_transaction() -> bool:
    """Return whether one sees what nobody else does."""
    return connection.in_atomic_block


def _key(request: HttpRequest) -> Hashable:
    who = roles_of(request) if request.user.is_authenticated else None
    minute = timezone.now().replace(second=0, microsecond=0)
    asked = request.scheme, request.get_host(), request.get_full_path(), request.headers.get("HX-Request")
    return asked, get_language(), who, minute, connection.settings_dict["NAME"], state_of_database()


def _cut(content: bytes) -> Parts:
    return tuple(_CUT.split(_TOKEN.sub(_TOKEN_CUT, content)))


def _filled(request: HttpRequest, parts: Parts) -> bytes:
    """Return the page for this visitor: pieces of the kept page, and between them the names of what was cut out."""
    if len(parts) == 1:
        return parts[0]
    cut = set(parts[1::2])
    own = {b"token": get_token(request).encode()} if b"token" in cut else {}
    if b"account" in cut:
        own[b"account"] = _account(request)
    return b"".join(own[part] if place % 2 else part for place, part in enumerate(parts))


def _whole(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return an answer that is not kept, with the account menu where it was cut out."""
    if not response.streaming and ACCOUNT.encode() in response.content:
        response.content = response.content.replace(ACCOUNT.encode(), _account(request))
    return response


def _account(request: HttpRequest) -> bytes:
    context = {**unread(request), "user": request.user, "request": request, "csrf_token": get_token(request)}
    return render_to_string("base/_account.html", context).encode()


def _size(page: Parts) -> int:
    return sum(map(len, page))
