"""The city this installation serves, as its folder of data describes it. No code knows which one it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

import xanh
from xanh.basis.errors import Refusal
from xanh_web.agencies.yaml_entry import Entry, read_mapping

FILE = "city.yaml"
_TEXTS = ("code", "name", "kind", "place", "committee", "parent_issuer", "area_code", "time_zone")
_LISTS = ("plan_files", "coordinators", "aggregators")


@dataclass(frozen=True)
class Duty:
    """An agency's duty for the whole plan, from a day on, with the text that gives it."""

    since: date
    agency: str
    reference: str
    verified: bool
    note: str = ""


@dataclass(frozen=True)
class City:
    """A province or centrally-run city. Duties are in order of their days."""

    code: str  # the folder's name
    name: str  # "thành phố Cần Thơ": as it stands inside a sentence
    kind: str  # "centrally_run_city" | "province"
    place: str  # "Cần Thơ": the place in a document's date line
    committee: str  # "Ủy ban nhân dân thành phố Cần Thơ"
    parent_issuer: str  # "UBND THÀNH PHỐ CẦN THƠ": the line above the issuer in a document
    area_code: str
    time_zone: str
    plan_files: tuple[str, ...]
    coordinators: tuple[Duty, ...]
    aggregators: tuple[Duty, ...]
    folder: Path
    data_licence: str = ""  # the sentence under which the city lets its data be reused; empty until it says so

    def coordinator_on(self, day: date) -> str:
        """Return the code of the agency that coordinates the plan on `day`; Refusal before the first."""
        return _holder(self.coordinators, day)

    def aggregator_on(self, day: date) -> str:
        """Return the code of the agency that consolidates the reports on `day`; Refusal before the first."""
        return _holder(self.aggregators, day)


def city_folder(code: str) -> Path:
    """Return the folder of the city `code` among the data shipped."""
    return Path(xanh.__file__).parent / "data" / "cities" / code


@cache
def current_city() -> City:
    """Return the city named by the settings (XANH_CITY)."""
    return read_city(city_folder(settings.CITY))


def read_city(folder: Path) -> City:
    """Return the city that `folder`/city.yaml describes; Refusal with a sentence where it is missing or wrong."""
    entry = Entry(read_mapping(folder / FILE), FILE, known=(*_TEXTS, *_LISTS, "data_licence"))
    texts = {key: entry.text(key, needed=True) for key in _TEXTS}
    entry.one_of("kind", ("centrally_run_city", "province"))
    if texts["code"] != folder.name:
        raise Refusal(
            "{file} says “{code}”, but its folder is “{folder}”.", file=FILE, code=texts["code"], folder=folder.name
        )
    try:
        ZoneInfo(texts["time_zone"])
    except (KeyError, ValueError, OSError) as error:
        raise Refusal("{file}: “{zone}” is not a time zone.", file=FILE, zone=texts["time_zone"]) from error
    return City(
        **texts,
        plan_files=tuple(_plan_file(folder, name) for name in entry.items("plan_files")),
        coordinators=_duties("coordinators", entry.items("coordinators")),
        aggregators=_duties("aggregators", entry.items("aggregators")),
        folder=folder,
        data_licence=entry.text("data_licence"),
    )


def _plan_file(folder: Path, name: object) -> str:
    if not isinstance(name, str) or Path(name).name != name or not (folder / name).is_file():
        raise Refusal("{file} names the plan file “{name}”, which is not in its folder.", file=FILE, name=name)
    return name


def _duties(key: str, items: Iterable[object]) -> tuple[Duty, ...]:
    duties = tuple(_duty(item, f"{FILE}, {key} {number}") for number, item in enumerate(items, start=1))
    days = [duty.since for duty in duties]
    if not days or days != sorted(set(days)):
        raise Refusal("{file}: list “{key}” by day, oldest first, one for each day, at least one.", file=FILE, key=key)
    return duties


def _duty(item: object, where: str) -> Duty:
    entry = Entry(item, where, known=("from", "agency", "reference", "status", "note"))
    return Duty(
        since=entry.needed_day("from"),
        agency=entry.text("agency", needed=True),
        reference=entry.text("reference", needed=True),
        verified=entry.one_of("status", ("verified", "unverified")) == "verified",
        note=entry.text("note"),
    )


def _holder(duties: tuple[Duty, ...], day: date) -> str:
    held = [duty.agency for duty in duties if duty.since <= day]
    if not held:
        raise Refusal("No agency held this duty on {day}: add it to {file}.", day=f"{day:%d/%m/%Y}", file=FILE)
    return held[-1]
