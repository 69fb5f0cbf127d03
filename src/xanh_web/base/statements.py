"""Statements whose SQL is made once, for what every report on the last day asks and writes.

Django makes the SQL of a question anew each time it is asked, which takes several times as long as SQLite needs to
answer it. Here the question is written as ever, as a queryset, and its SQL is kept with places for the values
(decision 0011). Only for rows of models, asked by single values; whatever is asked seldom is asked the ordinary way.
"""

import copy
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from types import SimpleNamespace
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql import InsertQuery

type Value = int | str | date | datetime


class Prepared[M: Model]:
    """A question: `build` returns its queryset for values of the kinds it is asked with, and runs once.

    Every value must reach the SQL as it was given: no lists, no None, nothing that decides what is asked.
    """

    def __init__(self, build: Callable[..., QuerySet[M]]) -> None:
        self._build = build
        self._made: dict[str, _Question] = {}

    def __call__(self, *values: Value) -> list[M]:
        """Return the rows, as `list(build(*values))` would."""
        connection = connections[DEFAULT_DB_ALIAS]
        made = self._made.get(connection.vendor)
        if made is None:
            made = self._made[connection.vendor] = _Question(self._build, values, connection)
        return made.ask(values, connection)

    def first(self, *values: Value) -> M | None:
        """Return the first row, None where there is none; the queryset itself must ask for one at most."""
        return next(iter(self(*values)), None)


class _Question:
    """The SQL of a question for one kind of database, and how its rows become models."""

    def __init__(self, build: Callable[..., QuerySet[Any]], values: Sequence[Value], connection: Any) -> None:
        probes = [_probe(value, place) for place, value in enumerate(values)]
        self._queryset: Any = build(*probes)
        self._compiler = self._queryset.query.get_compiler(connection=connection)
        self._sql, params = self._compiler.as_sql()
        places = {_stored(probe, connection): place for place, probe in enumerate(probes)}
        self._params = [(places.get(param), param) for param in params]
        if unused := set(range(len(values))) - {place for place, _param in self._params}:
            raise TypeError(f"values {sorted(unused)} do not reach the SQL as they are given: {self._sql}")
        columns = [column[0] for column in self._compiler.select]
        self._converters = self._compiler.get_converters(columns)

    def ask(self, values: Sequence[Value], connection: Any) -> list[Any]:
        stored = [_stored(value, connection) for value in values]
        params = [param if place is None else stored[place] for place, param in self._params]
        with _cursor(connection) as cursor:
            cursor.execute(self._sql, params)
            rows = cursor.fetchall()
        return list(self._models([rows], connection)) if rows else []

    def _models(self, results: list[Any], connection: Any) -> ModelIterable[Any]:
        """Let Django make the models: it is given this question where it expects a query, and its compiler."""
        compiler = copy.copy(self._compiler)
        compiler.connection = connection  # each thread has its own
        compiler.execute_sql = lambda **_how: results
        compiler.results_iter = lambda results: compiler.apply_converters(
            chain.from_iterable(results), self._converters
        )
        asked: Any = SimpleNamespace(
            db=connection.alias,
            query=SimpleNamespace(get_compiler=lambda using: compiler),
            _fetch_mode=self._queryset._fetch_mode,
            _known_related_objects={},
        )
        return ModelIterable(asked)


def _probe(value: Value, place: int) -> Value:
    """Return a value of the same kind that stands nowhere else in a question."""
    if isinstance(value, datetime):
        return datetime(1801, 1, 1, tzinfo=UTC) + timedelta(days=place)
    if isinstance(value, date):
        return date(1801, 1, 1) + timedelta(days=place)
    return f"?value {place}?" if isinstance(value, str) else 1_801_000_001 + place


def _stored(value: Value, connection: Any) -> Any:
    """Return what the database is given for `value`."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def _cursor(connection: Any) -> Any:
    """Return a cursor that gives PostgreSQL the values beside the SQL, so that it plans a statement once.

    Django writes the values into the SQL, which PostgreSQL then takes for a new statement each time. SQLite keeps its
    statements by itself.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    from psycopg import Cursor  # only there where PostgreSQL is used

    connection.ensure_connection()
    return connection._prepare_cursor(Cursor(connection.connection))


_inserts: dict[tuple[type[Model], str, bool], tuple[str, list[Any]]] = {}


def insert[M: Model](row: M, *, unless_there: bool = False) -> bool:
    """Write a new row and give it its key, as `row.save(force_insert=True)` would; return whether it was written.

    `unless_there`: a row that a unique constraint keeps out is left out, and has no key. For models whose key the
    database gives, without parents or defaults of the database.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    key = type(row), connection.vendor, unless_there
    if key not in _inserts:
        _inserts[key] = _insert_of(row, connection, unless_there=unless_there)
    sql, fields = _inserts[key]
    with _cursor(connection) as cursor:
        cursor.execute(sql, [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields])
        written = cursor.fetchone()
    if written is None:
        return False
    row.pk = written[0]
    row._state.adding, row._state.db = False, connection.alias
    return True


def _insert_of(row: Model, connection: Any, *, unless_there: bool) -> tuple[str, list[Any]]:
    meta = type(row)._meta
    fields = [field for field in meta.local_concrete_fields if field is not meta.auto_field]
    if meta.parents or not meta.auto_field or any(field.has_db_default() for field in fields):
        raise TypeError(f"{meta.label} is not written this way")
    query: Any = InsertQuery(type(row))
    query.insert_values(fields, [row])
    compiler = query.get_compiler(connection=connection)
    compiler.returning_fields = [meta.pk]
    ((sql, params),) = compiler.as_sql()
    if len(params) != len(fields):
        raise TypeError(f"{meta.label} is not written with one value for each field")
    if unless_there:
        sql = sql.replace(" RETURNING ", " ON CONFLICT DO NOTHING RETURNING ", 1)
    return sql, fields


def update(row: Model, *names: str) -> None:
    """Write the fields `names` of a row that is there, as `row.save(update_fields=names)` would."""
    connection = connections[DEFAULT_DB_ALIAS]
    meta: Any = type(row)._meta
    quote = connection.ops.quote_name
    fields: list[Any] = [meta.get_field(name) for name in names]
    columns = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    values = [field.get_db_prep_save(field.pre_save(row, add=False), connection) for field in fields]
    with _cursor(connection) as cursor:
        cursor.execute(
            f"UPDATE {quote(meta.db_table)} SET {columns} WHERE {quote(meta.pk.column)} = %s",  # noqa: S608 - names of ours
            [*values, row.pk],
        )
