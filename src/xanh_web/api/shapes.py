"""What numbers, days and instants look like on the wire, pages of lists, and problems: shared by every operation.

Docstrings and descriptions of operations and their shapes are what the OpenAPI document says; their Vietnamese stands
in the catalogue of this room (`tests/api/test_document.py` holds it whole).
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema

from xanh.basis.hashing import plain_decimal

_EXACT = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$", "examples": ["91.25"]}
_INSTANT = {"type": "string", "format": "date-time", "examples": ["2026-11-19T09:00:00+07:00"]}
_MOMENT = {
    "anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}],
    "examples": ["2026-11-19T09:00:00+07:00", "2026-11-19"],
}
_DAY = {"type": "string", "format": "date", "examples": ["2026-11-19"]}


def _strict[T: (date, datetime)](kind: type[T]) -> Callable[[Any], T]:
    def read(given: Any) -> T:
        # A number of seconds, which pydantic would take, is no day and no instant here.
        if type(given) is kind:
            return given
        if not isinstance(given, str) or (kind is date and len(given) != 10) or (kind is datetime and len(given) < 20):
            raise ValueError("not written as asked")
        found = kind.fromisoformat(given)
        if isinstance(found, datetime) and found.tzinfo is None:
            raise ValueError("no time zone")
        return found

    return read


# Sent as text, so that no program on the way rounds it.
Number = Annotated[
    Decimal, PlainSerializer(plain_decimal, return_type=str), WithJsonSchema(_EXACT, mode="serialization")
]
Day = Annotated[date, BeforeValidator(_strict(date)), WithJsonSchema(_DAY)]
Instant = Annotated[
    datetime,
    BeforeValidator(_strict(datetime)),
    PlainSerializer(lambda at: timezone.localtime(at).isoformat(), return_type=str),
    WithJsonSchema(_INSTANT),
]
# A moment to look back to, as `xanh.basis.moment` reads it: an instant, or a day.
Moment = Annotated[str, Field(max_length=40), WithJsonSchema(_MOMENT)]
# A code to look for: what no database can hold is not among the codes.
Code = Annotated[str, AfterValidator(lambda text: text.replace("\0", "")), Field(max_length=140)]

# A number by which a row is known: no database holds larger ones.
Key = Annotated[int, Field(ge=1, lt=2**63)]


class Problem(Schema):
    """An error (RFC 9457). `detail` is a sentence that says what to do."""

    type: str
    title: str
    status: int
    detail: str = Field(description="A sentence in the language asked for: what is wrong and what to do.")


class WrongField(Schema):
    """One thing that is wrong: where it stands, and a sentence."""

    where: str
    detail: str


class ShapeProblem(Problem):
    """What was sent does not have the shape this document describes."""

    errors: list[WrongField]


class Paging(Schema):
    """Which part of a list."""

    page: int = Field(1, ge=1, le=10_000, description="The page, counted from 1.")
    per_page: int = Field(50, ge=1, le=200, description="Items on a page, 200 at most.")


class Page[T](Schema):
    """One page of a list; `total` counts all of it."""

    items: list[T]
    total: int
    page: int
    pages: int


def page_of(rows: QuerySet[Any] | Sequence[Any], paging: Paging, make: Callable[[Any], Any]) -> dict[str, object]:
    """Return the page of `rows` that was asked for, each row through `make`; of a queryset only that page is read."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    first = (paging.page - 1) * paging.per_page
    chosen = list(rows[first : first + paging.per_page])
    return {
        "items": [make(row) for row in chosen],
        "total": total,
        "page": paging.page,
        "pages": -(-total // paging.per_page),
    }


def answers(model: Any, *refusals: int, status: int = 200) -> dict[int, Any]:
    """Return the answers of an operation: `model` where it is done, problems where it is not."""
    return {status: model, 422: ShapeProblem, **dict.fromkeys(refusals, Problem)}
