"""Facts for the tests of exchange: any that the ledger may hold."""

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import strategies as st

from xanh.basis.missing import MissingReason
from xanh.interchange.sdmx import Fact

CODES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\r\t\"'&<,;\\"), max_size=30
)
YEARS = st.integers(1000, 9900).map(str)
PERIODS = st.one_of(
    YEARS,
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12)),
    st.builds(lambda year, more: f"{year}/{year + more}", st.integers(1000, 9000), st.integers(0, 99)),
)
VALUES = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=Decimal("-1e18"), max_value=Decimal("1e18"), places=6
)
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@st.composite
def any_fact(draw: st.DrawFn) -> Fact:
    """Any fact: half of them have a value, the others a reason."""
    value = draw(st.none() | VALUES)
    return Fact(
        indicator=draw(CODES),
        area=draw(CODES),
        period=draw(PERIODS),
        value=value,
        unit=draw(CODES),
        status=draw(st.sampled_from(["estimated", "actual", "official"])),
        missing="" if value is not None else draw(st.sampled_from(list(MissingReason))).value,
        comment=draw(TEXTS),
        source=draw(TEXTS),
        illustrative=draw(st.booleans()),
        dimensions=draw(st.dictionaries(CODES, CODES, max_size=3)),
        recorded_at=draw(st.none() | INSTANTS),
    )


def key(fact: Fact) -> tuple[object, ...]:
    """What may stand once in a file."""
    return fact.indicator, fact.area, fact.period, frozenset(fact.dimensions.items()), fact.recorded_at


FACTS = st.lists(any_fact(), max_size=6, unique_by=key)
EXAMPLES = [
    Fact("ghg-intensity-grdp", "92", "2025", Decimal("91.250"), "tonne_co2e/billion_dong", "estimated"),
    Fact(
        "forest-cover", "09231", "2025-Q3", Decimal("123456789012.123456"), "hectare", "official", comment="Cái\n'Răng'"
    ),
    Fact("income", "31117", "2021/2030", None, "million_dong", "actual", missing="not_applicable", illustrative=True),
    Fact(
        "income",
        "31117",
        "2025-07",
        None,
        "million_dong",
        "actual",
        missing="confidential",
        dimensions={"reading": "computed"},
    ),
]
