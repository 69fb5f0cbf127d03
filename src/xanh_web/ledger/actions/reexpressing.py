"""Expressing values of old areas on new ones, and recording them as derived with the rows they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.basis.number import rounded
from xanh.basis.period import Period
from xanh.documents.area_weights import read_area_weights
from xanh.indicators.reexpress import Derived, Method, Piece, Reexpression, reexpress
from xanh_web.agencies.models import Area
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.ledger import models
from xanh_web.ledger.actions.observations import Fact, store_evidence, write_observations
from xanh_web.ledger.models import Observation
from xanh_web.ledger.models.observation import Status
from xanh_web.ledger.querysets import BOUNDARIES

_FINALITY = [Status.ESTIMATED, Status.ACTUAL, Status.OFFICIAL]


@dataclass(frozen=True)
class Weights:
    """The file that says which piece of an old area lies in which new one; where it is from; its day."""

    content: bytes
    name: str
    source: str
    dated: date
    decimal_mark: str = ""


@dataclass(frozen=True)
class Reexpressed:
    """What was derived and lost, and the rows recorded: none where the same was recorded before."""

    found: Reexpression
    unit: str
    rows: list[Observation]


@transaction.atomic
def reexpress_observations(
    *, indicator: str, period: str, boundaries: date, method: str, weights: Weights, by: Person, at: datetime
) -> Reexpressed:
    """Record `indicator` in `period` on the areas of the day `boundaries`, from what stood at `at` for the old ones.

    Each value is an observation of its own beside what is reported, under the dimension "boundaries", never in its
    place; the same weights and values again change nothing. Refusal where the method does not fit, the weights cannot
    be read or name no area of their day, or no old area has a value.
    """
    require(by, "reexpress_observations", at=at)
    way = _method(method)
    if not weights.source.strip():
        raise Refusal("Say where the weights come from: the publication, its year and page.")
    pieces = read_area_weights(weights.content, weights.name, decimal_mark=weights.decimal_mark)
    _check_areas(pieces, Period.parse(period).end, boundaries)
    rows = _known(indicator, period, {piece.old for piece in pieces}, at)
    unit = next(iter(rows.values())).unit
    if others := sorted({row.unit for row in rows.values()} - {unit}):
        raise Refusal("The old areas have values in different units: {units}.", units=", ".join([unit, *others]))
    found = reexpress({code: row.value for code, row in rows.items()}, pieces, way, unit)
    recorded = write_observations(
        [_fact(one, rows, indicator, period, boundaries, way, weights) for one in found.values], by, at
    )
    if recorded:
        _keep_way(found, recorded, rows, way, weights, by, at)
    return Reexpressed(found, unit, recorded)


def _method(code: str) -> Method:
    if code not in Method:
        raise Refusal("“{method}” is not a method: write one of {methods}.", method=code, methods=", ".join(Method))
    return Method(code)


def _check_areas(pieces: Sequence[Piece], before: date, boundaries: date) -> None:
    for day, wanted in ((before, {one.old for one in pieces}), (boundaries, {one.new for one in pieces} - {""})):
        there = set(Area.objects.on(day).filter(code__in=wanted).values_list("code", flat=True))
        if missing := sorted(wanted - there):
            raise Refusal(
                "On {day} there is no area with the code {codes}.", day=f"{day:%d/%m/%Y}", codes=", ".join(missing[:10])
            )


def _known(indicator: str, period: str, codes: set[str], at: datetime) -> dict[str, Observation]:
    rows = Observation.objects.as_known_at(at).filter(
        indicator=indicator, period=period, area_code__in=codes, dimensions_key=""
    )
    found = {row.area_code: row for row in rows}
    if not found:
        raise Refusal(
            "None of the old areas has a value of “{indicator}” for {period}.", indicator=indicator, period=period
        )
    return found


def _fact(
    one: Derived, rows: Mapping[str, Observation], indicator: str, period: str,
    boundaries: date, way: Method, weights: Weights,
) -> Fact:  # fmt: skip
    used = [rows[old] for old, _share in one.shares if old in rows]
    # What is divided by weights is an estimate, however final what is divided was.
    status = min((_FINALITY.index(Status(row.status)) for row in used), default=0) if way is Method.SUM else 0
    told = [way, sha256_hex(weights.content), weights.source, weights.dated, [row.pk for row in used]]
    first = next(iter(rows.values()))
    return Fact(
        indicator=indicator,
        area_code=one.area,
        period=period,
        value=one.value,
        missing=one.missing,
        unit=first.unit,
        status=_FINALITY[status],
        source=f"reexpressed:{sha256_hex(canonical_json(told))[:32]}",
        illustrative=any(row.illustrative for row in used),
        dimensions={BOUNDARIES: boundaries.isoformat()},
    )


def _keep_way(
    found: Reexpression, recorded: list[Observation], rows: Mapping[str, Observation], way: Method, weights: Weights,
    by: Person, at: datetime,
) -> None:  # fmt: skip
    first = recorded[0]
    made = models.Reexpression.objects.create(
        indicator=first.indicator,
        period=first.period,
        boundaries=date.fromisoformat(first.dimensions[BOUNDARIES]),
        method=way,
        weights=store_evidence(name=weights.name, content=weights.content, at=at),
        weights_source=weights.source.strip()[:300],
        weights_dated=weights.dated,
        lost={
            "uncovered": [[old, str(_share(share))] for old, share in found.lost.uncovered],
            "without_weight": list(found.lost.without_weight),
            "without_value": list(found.lost.without_value),
        },
        made_at=at,
        made_by=by,
    )
    shares = {one.area: one.shares for one in found.values}
    for row in recorded:
        kept = models.ReexpressedRow.objects.create(observation=row, of=made)
        models.ReexpressedInput.objects.bulk_create(
            models.ReexpressedInput(of=kept, observation=rows[old], share=_share(share), position=place)
            for place, (old, share) in enumerate(shares[row.area_code])
            if old in rows
        )
    record_event(
        action="reexpress_observations",
        subject=f"indicator:{made.indicator}",
        by=by,
        at=at,
        period=made.period,
        boundaries=made.boundaries.isoformat(),
        method=made.method,
        lost=made.lost,
        observations=[row.pk for row in recorded],
    )


def _share(share: Fraction) -> Decimal:
    return rounded(Decimal(share.numerator) / Decimal(share.denominator), 12)
