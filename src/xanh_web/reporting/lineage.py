"""The way of a value, told line by line: ledger row, answer, report, reviewer, evidence, and what it superseded."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh.basis.number import format_number
from xanh.basis.parameter import parameter
from xanh.basis.period import Period
from xanh.basis.unit_label import unit_label
from xanh.catalogue import CATALOGUE
from xanh_web.base.models import Person
from xanh_web.emissions.lineage import inventory_way
from xanh_web.emissions.models import InventoryVersion
from xanh_web.ledger.comparing import dimensions_key
from xanh_web.ledger.models import ImportedRow, Observation
from xanh_web.ledger.models.observation import Status
from xanh_web.plans.models import Indicator
from xanh_web.reporting.computed_lineage import beside, computed_way, differences
from xanh_web.reporting.models import IndicatorAnswer
from xanh_web.reporting.reexpressed_lineage import reexpressed_way, share_words


def explain_value(
    indicator: str,
    area_code: str,
    period: str,
    at: datetime | None,
    *,
    dimensions: dict[str, str] | None = None,
    with_names: bool = False,
) -> Iterator[str]:
    """Yield the lines that tell where a value comes from; Refusal where nothing was known at `at`.

    Names of people are told only `with_names`: the public site goes without them."""
    row = (
        Observation.objects.as_known_at(at)
        .filter(
            indicator=indicator, area_code=area_code, period=period, dimensions_key=dimensions_key(dimensions or {})
        )
        .select_related("recorded_by")
        .first()
    )
    if row is None:
        raise Refusal(
            "Nothing is known of “{indicator}” in area {area} for {period}{when}.",
            indicator=indicator,
            area=area_code,
            period=period,
            when=f" ({at.isoformat()})" if at else "",
        )
    told = "".join(f", {key}={value}" for key, value in row.dimensions.items())
    yield f"{_title(indicator)} [{indicator}], {area_code}, {period}{told}: {shown(row)}"
    if row.illustrative:
        yield "  " + _("illustrative figure, not a statistic")
    yield from differences(indicator, "  ")
    yield from _way(row, "  ", with_names=with_names)
    if computed := beside(row, at):
        yield "  " + _("the formula gives {value}; what was reported stands").format(value=shown(computed))
        yield from _way(computed, "    ", with_names=with_names)
    earlier = row.supersedes
    while earlier is not None:
        yield "  " + _("supersedes row {key}: {value}").format(key=earlier.pk, value=shown(earlier))
        yield from _way(earlier, "    ", with_names=with_names)
        earlier = earlier.supersedes


def lineage_of(row: Observation) -> list[tuple[int, str]]:
    """Return (depth, line) of a row's lineage as it stood when it was recorded, without names of people.

    Empty where another row of the same instant took its place at once.
    """
    try:
        lines = list(
            explain_value(row.indicator, row.area_code, row.period, row.recorded_at, dimensions=row.dimensions)
        )
    except Refusal:
        return []
    return [((len(line) - len(line.lstrip())) // 2, line.strip()) for line in lines[1:]]


def shown(row: Observation) -> str:
    """Return value, unit and status of a ledger row in words; a missing value with its reason."""
    return written_value(row.value, row.missing, row.unit, row.status, row.period)


def written_value(value: Decimal | None, missing: str, unit: str, status: str, period: str) -> str:
    """Return a value with its unit and status in words, or the reason there is none."""
    if value is None:
        reasons = parameter("missing_reasons", on=Period.parse(period).end).values
        return _("no value ({reason})").format(reason=str(reasons.get(missing, missing)).lower())
    amount = f"{format_number(value)} {unit_label(unit)}".rstrip()
    return f"{amount} ({Status(status).label})"


def _way(row: Observation, indent: str, *, with_names: bool) -> Iterator[str]:
    recorded = timezone.localtime(row.recorded_at).strftime("%d/%m/%Y %H:%M:%S")
    yield indent + _("ledger row {key}, recorded {time} by {person}, source {source}").format(
        key=row.pk, time=recorded, person=_name(row.recorded_by, with_names=with_names), source=row.source
    )
    kind, _colon, key = row.source.partition(":")
    if kind == "indicator_answer" and key.isdigit():
        yield from _answer(IndicatorAnswer.objects.get(pk=int(key)), indent + "  ", with_names=with_names)
    if row.source.startswith("import:") and (imported := getattr(row, "imported", None)) is not None:
        yield from _imported(imported, indent + "  ")
    if row.source.startswith("reexpressed:") and (derived := getattr(row, "reexpressed", None)) is not None:
        yield from reexpressed_way(derived, indent + "  ")
        for used in derived.inputs.select_related("observation__recorded_by"):
            told = used.observation
            yield f"{indent}  {told.area_code}, {told.period}: {shown(told)} × {share_words(used.share)}"
            yield from _way(told, indent + "    ", with_names=with_names)
    if kind == "inventory" and key.isdigit():
        yield from inventory_way(InventoryVersion.objects.get(pk=int(key)), indent + "  ")
    if row.is_computed:
        yield from computed_way(row, indent + "  ")
        for used in row.computation.inputs.select_related("observation__recorded_by"):
            told = used.observation
            yield f"{indent}  {_title(told.indicator)} [{told.indicator}], {told.period}: {shown(told)}"
            yield from _way(told, indent + "    ", with_names=with_names)
    for line in row.evidence.select_related("file"):
        yield (
            indent + "  " + _("evidence file {name}, SHA-256 {hash}").format(name=line.file.name, hash=line.file.sha256)
        )


def _answer(answer: IndicatorAnswer, indent: str, *, with_names: bool) -> Iterator[str]:
    submission = answer.submission
    sent = timezone.localtime(submission.submitted_at).strftime("%d/%m/%Y %H:%M:%S")
    yield indent + _("report of {agency}, receipt {receipt}, sent {time}, content hash {hash}").format(
        agency=submission.sent_by_name, receipt=submission.receipt, time=sent, hash=submission.content_hash
    )
    review = getattr(submission, "review", None)
    if review:
        yield indent + _("{decision} by {person}, frozen under {hash}").format(
            decision=review.get_decision_display(),
            person=_name(review.reviewed_by, with_names=with_names),
            hash=review.frozen_hash,
        )
    for line in answer.evidence.all():
        if line.file is None:
            yield indent + _("evidence named, no file sent: {name}").format(name=line.reference)


def _imported(line: ImportedRow, indent: str) -> Iterator[str]:
    yield indent + _("row {row} of the imported file {file}; the source it names: {source}").format(
        row=line.row, file=line.of.file.name, source=line.source
    )
    if line.written:
        yield indent + _("written there as {written}").format(written=line.written)


def _title(indicator: str) -> str:
    kept = Indicator.objects.filter(code=indicator).values_list("name", flat=True).first()
    return kept or (CATALOGUE.name(indicator) if indicator in CATALOGUE else indicator)


def _name(person: Person, *, with_names: bool) -> str:
    return str(person) if with_names else _("an appointed person")
