"""What a data query of SDMX REST 2 asks for: the flow, a key, filters by component, a moment."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.basis.moment import known_moment
from xanh.basis.period import Period
from xanh.interchange.sdmx.codes import read_breakdown, read_code, read_period, written_period
from xanh.interchange.sdmx.fields import DIMENSIONS, code_values
from xanh.interchange.sdmx.names import AGENCY, FLOW, FLOW_ID, VERSION
from xanh_web.ledger.models import Observation
from xanh_web.ledger.querysets import ObservationQuerySet

ANY = {"*", "all", ""}
_LATEST = {VERSION, "*", "~", "+", "latest", "all", ""}
_KEY = DIMENSIONS[:-1]  # a key says everything but the period
_NOT_BUILT = {
    "firstNObservations": ("",),
    "lastNObservations": ("",),
    "dimensionAtObservation": ("AllDimensions",),
    "attributes": ("dsd", "all"),
    "measures": ("all", "OBS_VALUE"),
    "detail": ("full",),
    "sort": ("",),
    "reportingYearStartDay": ("",),
}


class NotBuilt(Exception):
    """The standard knows what is asked for, this service does not; `str` is the parameter's name."""


@dataclass(frozen=True)
class DataQuery:
    """The filters of a query: of each dimension the codes wanted; the periods from one to another; the moment."""

    chosen: dict[str, frozenset[str]]
    bounds: tuple[tuple[str, date], ...]
    at: datetime
    history: bool
    after: datetime | None
    offset: int
    limit: int | None

    @cached_property
    def rows(self) -> ObservationQuerySet:
        """The rows of the ledger that are asked for, in order of indicator, area and period."""
        every = Observation.objects
        known = every.filter(recorded_at__lte=self.at) if self.history else every.as_known_at(self.at)
        for name, field in (("INDICATOR", "indicator"), ("REF_AREA", "area_code")):
            if name in self.chosen:
                known = known.filter(**{f"{field}__in": [read_code(code) for code in self.chosen[name]]})
        if "BREAKDOWN" in self.chosen:
            known = known.filter(dimensions_key__in=[dimensions_key(code) for code in self.chosen["BREAKDOWN"]])
        if self.after:
            known = known.filter(recorded_at__gt=self.after)
        if self.bounds or self.chosen.keys() & {"FREQ", "TIME_PERIOD"}:
            known = known.filter(period__in=self._periods())
        last = None if self.limit is None else self.offset + self.limit
        return known.order_by("indicator", "area_code", "period", "id")[self.offset : last]

    def _periods(self) -> list[str]:
        """The periods in the ledger that are asked for: a period counts that begins and ends within the bounds."""
        known = Observation.objects.order_by().values_list("period", flat=True).distinct()
        wanted = {read_period(code) for code in self.chosen.get("TIME_PERIOD", ())}
        return [
            code
            for code in known
            if (not wanted or code in wanted)
            and self.chosen.get("FREQ", {_frequency(code)}) >= {_frequency(code)}
            and all(_within(Period.parse(code), sign, day) for sign, day in self.bounds)
        ]


def _frequency(period: str) -> str:
    return str(code_values()["frequency"][written_period(period)[0]])


def _within(period: Period, sign: str, day: date) -> bool:
    return {"ge": period.start >= day, "gt": period.start > day, "le": period.end <= day, "lt": period.end < day}[sign]


def dimensions_key(written: str) -> str:
    """Return the key under which the ledger keeps a breakdown as SDMX writes it, "" for none."""
    dimensions = dict(read_breakdown(written))
    return sha256_hex(canonical_json(dimensions)) if dimensions else ""


def read_query(asked: str, given: QueryDict) -> DataQuery:
    """Return what the path after /data/ and the parameters ask for.

    Http404 where the flow is another one, Refusal where it is not written as SDMX REST writes it, NotBuilt for what is
    left out here.
    """
    for name, built in _NOT_BUILT.items():
        if name in given and given[name] not in built:
            raise NotBuilt(name)
    # The standard's own name; the other is the one that everything else here is asked with.
    now, asked_at = timezone.now(), given.get("asOf", "") or given.get("as_known_at", "")
    chosen, bounds = _of_key(_key_of(asked)), []
    for name in given:
        if match := re.fullmatch(r"c\[([A-Z_]+)\]", name):
            more, limits = _of_component(match[1], given.get(name, ""))
            bounds += limits
            if more:
                chosen[match[1]] = chosen.get(match[1], more) & more
    bounds += _limits("ge", given.get("startPeriod", "")) + _limits("le", given.get("endPeriod", ""))
    return DataQuery(
        chosen,
        tuple(bounds),
        known_moment(asked_at, now) if asked_at else now,
        given.get("includeHistory", "false") == "true",
        _instant(given.get("updatedAfter", "")),
        _number(given.get("offset", "")) or 0,
        _number(given.get("limit", "")),
    )


def _key_of(asked: str) -> str:
    """Return the key of a path: as REST 2 writes it (dataflow/AGENCY/FLOW/VERSION/KEY) or as REST 1 (FLOW/KEY)."""
    parts = asked.strip("/").split("/")
    if parts[0] in {"dataflow", "datastructure", "*"}:
        agency, flow, version, key = (*parts[1:], "", "", "", "")[:4]
        known = agency in {AGENCY, *ANY} and flow in {FLOW_ID, *ANY} and version in _LATEST and len(parts) < 6
    else:
        reference, key = (*parts, "")[:2]
        agency, flow, version = (reference.split(",") if "," in reference else ["", reference]) + [""] * (
            reference.count(",") < 2
        )
        known = agency in {AGENCY, *ANY} and flow == FLOW_ID and version in _LATEST and len(parts) < 3
    if not known:
        raise Http404(_("There is no such flow of data: the only one is {flow}.").format(flow=FLOW))
    return key


def _of_key(key: str) -> dict[str, frozenset[str]]:
    if key in ANY:
        return {}
    if "," in key:
        raise NotBuilt("several keys")
    parts = key.split(".")
    if len(parts) != len(_KEY):
        raise Refusal(
            "The key “{key}” has {count} parts: write {dimensions}, with * for all.",
            key=key[:120],
            count=len(parts),
            dimensions=".".join(_KEY),
        )
    return {name: frozenset(part.split("+")) for name, part in zip(_KEY, parts, strict=True) if part not in ANY}


def _of_component(name: str, text: str) -> tuple[frozenset[str], list[tuple[str, date]]]:
    """Return the codes and the limits of a filter such as "ge:2020+le:2025" or "92,31120"; "+" arrives as a blank."""
    if name not in DIMENSIONS:
        raise Refusal(
            "Figures are not filtered by “{name}”: choose from {names}.", name=name[:40], names=", ".join(DIMENSIONS)
        )
    codes: list[str] = []
    limits: list[tuple[str, date]] = []
    for part in re.split(r"[ +]", text):
        sign, colon, value = part.partition(":")
        if not colon:
            codes += part.split(",")
        elif sign == "eq":
            codes += value.split(",")
        elif sign in {"ge", "gt", "le", "lt"} and name == "TIME_PERIOD":
            limits += _limits(sign, value)
        else:
            raise NotBuilt(f"c[{name}]={sign}")
    return frozenset(code for code in codes if code not in ANY), limits


def _limits(sign: str, text: str) -> list[tuple[str, date]]:
    if not text:
        return []
    try:
        day = date.fromisoformat(text)
    except ValueError:
        period = Period.parse(read_period(text))
        day = period.start if sign in {"ge", "lt"} else period.end
    return [(sign, day)]


def _instant(text: str) -> datetime | None:
    if not text:
        return None
    try:
        # A "+" of a time zone that was not written as %2B arrives as a blank.
        found = datetime.fromisoformat(text.replace(" ", "+") if text.count(" ") == 1 and "T" in text else text)
    except ValueError as error:
        raise Refusal("“{text}” is not an instant: write it as 2026-11-19T09:00:00+07:00.", text=text[:40]) from error
    return found if found.tzinfo else timezone.make_aware(found)


def _number(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise Refusal("“{text}” is not a number of rows.", text=text[:20])
    return int(text)
