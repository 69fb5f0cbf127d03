"""Computing the indicators of the catalogue from the ledger, and recording them with what they were computed from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, plain_decimal, sha256_hex
from xanh.basis.number import rounded
from xanh.basis.period import Period
from xanh.catalogue import CATALOGUE
from xanh.indicators import Evaluation, Given, Indicator, Value, fingerprint
from xanh.indicators.assemble import base_year
from xanh.indicators.inputs import When
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.ledger.actions.observations import Fact, write_observations
from xanh_web.ledger.models import Computation, ComputationInput, Observation
from xanh_web.ledger.querysets import BESIDE

_DIGITS, _DECIMALS = 15, 6  # what the ledger keeps exactly


@transaction.atomic
def compute_indicators(*, area_code: str, periods: Sequence[str], by: Person, at: datetime) -> list[Observation]:
    """Compute every formula of the catalogue for `area_code` and the years `periods` by what the ledger held at `at`.

    Returns the rows recorded: none where the same inputs gave the same value before. A reported value stands: what is
    computed is then recorded beside it, and used by no other formula. A year a formula looks back to is computed too.
    Nothing is recorded of an indicator none of whose inputs is known. Refusal where a period is not a year.
    """
    require(by, "compute_indicators", at=at)
    for period in periods:
        if len(str(Period.parse(period))) != len("2025"):
            raise Refusal("Indicators are computed by calendar year: “{period}” is none.", period=period)
    run = _Run(area_code, by, at, *_known(area_code, at))
    for period in sorted(set(periods)):
        for code in CATALOGUE.order:
            run.compute(code, period)
    if run.recorded:
        record_event(
            action="compute_indicators",
            subject=f"area:{area_code}",
            by=by,
            at=at,
            periods=sorted(set(periods)),
            observations=[row.pk for row in run.recorded],
        )
    return run.recorded


type _Rows = dict[tuple[str, str], Observation]


def _known(area_code: str, at: datetime) -> tuple[_Rows, _Rows]:
    """Return the rows of the area that stood at `at`: those reported, and those computed."""
    reported: _Rows = {}
    computed: _Rows = {}
    rows = Observation.objects.as_known_at(at).filter(area_code=area_code, dimensions_key="")
    for row in rows.filter(indicator__in=list(CATALOGUE.indicators)):
        (computed if row.is_computed else reported)[row.indicator, row.period] = row
    return reported, computed


@dataclass
class _Run:
    area_code: str
    by: Person
    at: datetime
    reported: _Rows
    computed: _Rows
    recorded: list[Observation] = field(default_factory=list)
    _done: dict[tuple[str, str], Observation | None] = field(default_factory=dict)

    def compute(self, code: str, period: str) -> Observation | None:
        """Compute and record one value; return the row that stands, None where nothing can be said."""
        key = code, period
        if key not in self._done:
            inputs = self._inputs(CATALOGUE[code], period)
            self._done[key] = self._record(CATALOGUE[code], period, inputs) if inputs else None
        return self._done[key]

    def _inputs(self, indicator: Indicator, period: str) -> _Rows:
        """Return the rows of the inputs; none where nothing is known of the period itself."""
        when = Period.parse(period)
        base, found, known = base_year(indicator, when.end), {}, False
        for needed in indicator.inputs:
            of = needed.period(when.year, base)
            row = self._standing(needed.code, of) if of and needed.code in CATALOGUE else None
            if row is not None:
                found[needed.code, row.period] = row
                known = known or needed.when is When.SAME
        return found if known else {}

    def _standing(self, code: str, period: str) -> Observation | None:
        reported = self.reported.get((code, period))
        if reported is not None or CATALOGUE[code].function is None:
            return reported
        return self.compute(code, period)

    def _record(self, indicator: Indicator, period: str, inputs: _Rows) -> Observation | None:
        def given(code: str, when: str) -> Given | None:
            row = inputs.get((code, when))
            if row is None:
                return None
            return Given(row.value, row.unit, f"observation:{row.pk}", row.status, row.missing)

        value = Evaluation(CATALOGUE, self.area_code, given).computed(indicator.code, period)
        law = _law_used(value)
        beside = (indicator.code, period) in self.reported
        fact = Fact(
            indicator=indicator.code,
            area_code=self.area_code,
            period=period,
            value=_kept(value.step.value),
            missing=value.step.missing,
            unit=indicator.unit,
            status=value.status,
            source=f"computed:{_digest(indicator, list(inputs.values()), law)}",
            illustrative=any(row.illustrative for row in inputs.values()),
            dimensions=BESIDE if beside else {},
        )
        written = write_observations([fact], self.by, self.at)
        if written:
            self._keep_way(written[0], indicator, value, list(inputs.values()), law)
        return written[0] if written else self.computed.get((indicator.code, period))

    def _keep_way(
        self, row: Observation, indicator: Indicator, value: Value, inputs: list[Observation], law: list[dict[str, str]]
    ) -> None:
        made = Computation.objects.create(
            observation=row, formula=fingerprint(indicator), law=law, because=value.because
        )
        ComputationInput.objects.bulk_create(
            ComputationInput(computation=made, observation=used, position=place) for place, used in enumerate(inputs)
        )
        self.recorded.append(row)


def _law_used(value: Value) -> list[dict[str, str]]:
    return [
        {
            "code": one.code,
            "value": plain_decimal(one.step.value or Decimal(0)),
            "unit": one.step.unit,
            "source": one.step.source,
        }
        for one in value.inputs
        if one.code in CATALOGUE.law
    ]


def _digest(indicator: Indicator, inputs: list[Observation], law: list[dict[str, str]]) -> str:
    """Return what is the same exactly where the formula and all it was given are the same."""
    told = {"formula": fingerprint(indicator), "inputs": [row.pk for row in inputs], "law": law}
    return sha256_hex(canonical_json(told))[:32]


def _kept(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    return rounded(value, min(_DECIMALS, _DIGITS - max(value.adjusted() + 1, 1)))
