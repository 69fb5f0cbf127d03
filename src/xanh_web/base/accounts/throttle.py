"""Slowing down who guesses passwords: failed attempts are counted per user name and per address, in the database.

An attempt is counted before the password is looked at, so that many at once cannot slip past the count; a sign-in that
succeeds takes its own attempt back. Addresses and names are kept as keyed hashes, for an hour after the last attempt.
"""

import ipaddress
import unicodedata
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from xanh_web.base.models import SignInCounter
from xanh_web.base.proxies import visitor_address

# A whole department may stand behind one address: it is given more room than one name.
FREE_ATTEMPTS = {"name": 5, "address": 50, "token": 20}
FIRST_LOCK, LONGEST_LOCK = timedelta(seconds=30), timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)


def name_key(username: str) -> tuple[str, str]:
    """Return (kind, keyed hash) of a user name; spellings that differ in case only count together."""
    return "name", _hash("name", unicodedata.normalize("NFKC", username).casefold())


def address_key(request: HttpRequest, kind: str = "address") -> tuple[str, str]:
    """Return (kind, keyed hash) of where `request` comes from; an IPv6 network of one customer counts as one.

    Of kind "token" for keys of the API: a program that tries an old one again and again locks nobody else out.
    """
    text = visitor_address(request)
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return kind, _hash(kind, text)
    network = ipaddress.ip_network((address, 64 if address.version == 6 else 32), strict=False)
    return kind, _hash(kind, str(network))


def count_attempt(keys: list[tuple[str, str]], at: datetime) -> datetime | None:
    """Count an attempt under `keys` and return None; where one is locked, count nothing and return until when."""
    with transaction.atomic():
        SignInCounter.objects.filter(last_attempt__lt=at - FORGOTTEN_AFTER).delete()
        counters = [_locked_row(key, at) for _, key in sorted(keys)]
        locks = [counter.locked_until for counter in counters if counter.locked_until and counter.locked_until > at]
        if locks:
            return max(locks)
        for (kind, _), counter in zip(sorted(keys), counters, strict=True):
            counter.failures += 1
            counter.last_attempt = at
            counter.locked_until = _lock(counter.failures - FREE_ATTEMPTS[kind], at)
            counter.save()
    return None


def locked_until(key: tuple[str, str], at: datetime) -> datetime | None:
    """Return until when `key` is locked, None where it is not; nothing is counted."""
    row = SignInCounter.objects.filter(key=key[1], locked_until__gt=at).first()
    return row.locked_until if row else None


def forgive(keys: list[tuple[str, str]]) -> None:
    """Take back the attempt just counted: the name starts anew, the address is as it was before."""
    for kind, key in keys:
        counter = SignInCounter.objects.filter(key=key)
        if kind == "name":
            counter.delete()
        else:
            counter.filter(failures__gt=0).update(failures=F("failures") - 1, locked_until=None)


def _locked_row(key: str, at: datetime) -> SignInCounter:
    SignInCounter.objects.get_or_create(key=key, defaults={"last_attempt": at})
    return SignInCounter.objects.select_for_update().get(key=key)


def _lock(beyond: int, at: datetime) -> datetime | None:
    if beyond < 0:
        return None
    wait: timedelta = FIRST_LOCK * 2 ** min(beyond, 10)
    return at + min(wait, LONGEST_LOCK)


def _hash(kind: str, text: str) -> str:
    return salted_hmac(f"xanh.sign_in.{kind}", text, algorithm="sha256").hexdigest()
