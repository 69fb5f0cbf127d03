"""What is told of a computed value: its formula, the values of law in it, why it is missing, what it is unlike."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.catalogue import CATALOGUE
from xanh.indicators import fingerprint, formula_in_words
from xanh_web.ledger.models import Observation


def computed_way(row: Observation, indent: str) -> Iterator[str]:
    """Yield the lines on the computation of `row` itself; its inputs are told by whoever asks."""
    made = row.computation
    known = row.indicator in CATALOGUE.order and fingerprint(CATALOGUE[row.indicator]) == made.formula
    # A formula that has changed since is told as it was, in its one line; today's words would tell another.
    words = formula_in_words(CATALOGUE, row.indicator) if known else made.formula
    yield indent + _("formula: {formula}").format(formula=words)
    for used in made.law:
        name = CATALOGUE.name(used["code"]) if used["code"] in CATALOGUE.law else used["code"]
        amount = f"{format_number(Decimal(used['value']))} {unit_label(used['unit'])}".rstrip()
        yield indent + _("value of law: {name}, {value}, {source}").format(
            name=name, value=amount, source=used["source"]
        )
    if made.because:
        name = CATALOGUE.name(made.because) if made.because in CATALOGUE else made.because
        yield indent + _("missing, because there is no value of “{input}”").format(input=name)


def beside(row: Observation, at: datetime | None) -> Observation | None:
    """Return the computed row that stood beside the reported `row` at `at`; None where there is none."""
    if row.is_computed or row.dimensions_key:
        return None
    rows = Observation.objects.as_known_at(at).computed_beside().select_related("recorded_by")
    return rows.filter(indicator=row.indicator, area_code=row.area_code, period=row.period).first()


def differences(indicator: str, indent: str) -> Iterator[str]:
    """Yield in what an indicator differs from those it could be mistaken for: the denominator, the extent."""
    if indicator in CATALOGUE:
        for other, text in CATALOGUE[indicator].unlike.items():
            yield indent + _("not the same as “{name}” [{code}]: {difference}").format(
                name=CATALOGUE.name(other), code=other, difference=text
            )
