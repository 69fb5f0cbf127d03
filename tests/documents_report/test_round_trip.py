"""What an issued report pins goes to JSON and back unchanged, and sets the same document."""

import json
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents_report.example import small

from xanh.documents.report import compose_report, figures_of
from xanh.documents.report.content import (
    AgencyLine,
    Figure,
    Lineage,
    ObjectiveSection,
    ReportContent,
    Said,
    SeriesPoint,
    TargetLine,
)

numbers = st.none() | st.decimals(-(10**15), 10**15, places=6) | st.decimals("1E-9", "1E+9", allow_nan=False)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
instants = st.datetimes(datetime(2021, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
leaves = st.builds(Lineage, label=texts, value=numbers, unit=texts, period=texts, area=texts, source=texts)
lineages = st.recursive(
    leaves, lambda inner: st.builds(Lineage, label=texts, inputs=st.lists(inner, max_size=3).map(tuple)), max_leaves=8
)
figures = st.builds(
    Figure,
    id=st.uuids(version=4).map(lambda key: f"f{key.hex}"),
    value=numbers,
    decimals=st.integers(0, 6),
    unit=texts,
    missing=texts,
    lineage=lineages,
)
points = st.builds(SeriesPoint, year=st.integers(1990, 2060), value=numbers, status=texts, figure=st.none() | figures)
targets = st.builds(
    TargetLine,
    horizon=st.none() | st.integers(2021, 2060),
    latest=st.none() | figures,
    latest_year=st.none() | st.integers(1990, 2060),
    text=texts,
    promise=texts,
    sentence=texts,
    overridden=texts,
    points=st.lists(points, max_size=4).map(tuple),
    path=st.lists(st.tuples(st.integers(1990, 2060), st.decimals(0, 100, places=2)), max_size=3).map(tuple),
    stated=st.lists(figures, max_size=2).map(tuple),
)
sayings = st.builds(Said, agency_name=texts, task_number=st.sampled_from(["", "1.1", "2", "9.9"]), text=texts)
agencies = st.builds(
    AgencyLine, agency_name=texts, submitted_at=st.none() | instants, deadline=st.none() | instants, state=texts
)


@st.composite
def contents(draw: st.DrawFn) -> ReportContent:
    objective = ObjectiveSection(code="a", title=draw(texts), targets=tuple(draw(st.lists(targets, max_size=3))))
    changes = {
        "plan_number": draw(texts),
        "plan_title": draw(texts),
        "area_name": draw(texts),
        "as_known_at": draw(instants),
        "illustrative": draw(st.booleans()),
        "draft": draw(st.booleans()),
        "objectives": (objective,),
        "difficulties": tuple(draw(st.lists(sayings, max_size=3))),
        "directions": tuple(draw(st.lists(texts, max_size=3))),
        "agencies": tuple(draw(st.lists(agencies, max_size=3))),
    }
    return small().model_copy(update=changes)


@settings(max_examples=60, deadline=None)
@given(contents())
def test_json_and_back(content: ReportContent) -> None:
    once = ReportContent.model_validate_json(content.model_dump_json())
    again = ReportContent.model_validate(json.loads(json.dumps(content.model_dump(mode="json"))))
    assert once == again == content
    assert compose_report(once) == compose_report(content)
    assert list(figures_of(again)) == list(figures_of(content))


def test_digits_survive_the_round_trip() -> None:
    content = small()
    exact = Decimal("12345678901234567890.123456789")
    agencies_figure = content.overview.agencies.model_copy(update={"value": exact})
    overview = content.overview.model_copy(update={"agencies": agencies_figure})
    dumped = content.model_copy(update={"overview": overview}).model_dump_json()
    assert ReportContent.model_validate_json(dumped).overview.agencies.value == exact
