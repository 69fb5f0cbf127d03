"""Files nobody should send: right ones with wrong cells, right ones with bytes changed, and plain noise."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import strategies as st
from tests.documents_observations.cast import LINE, csv_of, line, xlsx_of

from xanh.documents.observations import COLUMNS
from xanh.interchange.sdmx import Fact, write_csv
from xanh.interchange.sdmx.csv_file import HEADER

CELLS = st.one_of(
    st.sampled_from(
        ["", "92", "31120", "916", "hdi", "treated-waste", "2024", "2023-Q2", "2021/2030", "1,5", "1.234,5", "0", "-1",
         "index", "percent", "%", "kg", "m**99", "1/0", "actual", "chính thức", "not_collected", "a=1; b=2", "=1+1",
         "\u202e", "\x07", "9" * 400, "1e999", "NaN", '"', "'", "\r\n", "0" * 30 + ",5", "١٢", "°C", "(((((",
         "{0}", "{x}"]
    ),
    st.text(max_size=30),
)  # fmt: skip
LINES = st.lists(
    st.dictionaries(st.sampled_from(sorted(COLUMNS)), CELLS, max_size=4).map(lambda some: {**LINE, **some}), max_size=6
)


def mutated(content: bytes) -> st.SearchStrategy[bytes]:
    """Return `content` with a few pieces replaced, taken out or put in, and cut off somewhere."""
    pieces = st.lists(
        st.tuples(st.integers(0, len(content)), st.integers(0, 12), st.binary(max_size=12)), min_size=1, max_size=5
    )

    def change(where: list[tuple[int, int, bytes]]) -> bytes:
        changed = content
        for start, length, put in where:
            changed = changed[:start] + put + changed[start + length :]
        return changed

    return pieces.map(change)


RIGHT_CSV = csv_of(line(value="0,75"), line(period="2023", value="0,74", note='Ước "cả năm"'), mark=";")
CSV = st.one_of(
    LINES.flatmap(lambda lines: st.sampled_from(",;\t").map(lambda mark: csv_of(*lines, mark=mark)))
    .filter(bool)
    .flatmap(lambda content: st.one_of(st.just(content), mutated(content))),
    mutated(RIGHT_CSV),
    st.tuples(LINES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-7"])).map(
        lambda both: csv_of(*both[0]).decode().encode(both[1], "replace")
    ),
    st.binary(max_size=400),
)

_FACT = Fact("hdi", "92", "2024", Decimal("0.75"), "index", "actual", source="Niên giám thống kê")
RIGHT_SDMX = write_csv([_FACT, _FACT._replace(period="2023", value=None, missing="not_collected")])
_SDMX_LINES = st.lists(st.dictionaries(st.sampled_from(HEADER), CELLS, max_size=4), max_size=6)


def _sdmx(lines: list[dict[str, str]]) -> bytes:
    right = next(csv.DictReader(StringIO(RIGHT_SDMX.decode())))
    out = StringIO()
    written = csv.DictWriter(out, HEADER)
    written.writeheader()
    written.writerows({**right, **one} for one in lines)
    return out.getvalue().encode()


SDMX = st.one_of(_SDMX_LINES.map(_sdmx), _SDMX_LINES.map(_sdmx).flatmap(mutated), mutated(RIGHT_SDMX))

RIGHT_XLSX = xlsx_of(line(value=0.75), line(period="2023", value=1))
with ZipFile(BytesIO(RIGHT_XLSX)) as _whole:
    _PARTS = {name: _whole.read(name) for name in _whole.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a package."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


TYPED = st.one_of(
    CELLS.filter(lambda text: text.isprintable()),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(),
    st.none(),
)
_TYPED_LINES = st.lists(
    st.dictionaries(st.sampled_from(sorted(COLUMNS)), TYPED, max_size=4).map(lambda some: {**LINE, **some}), max_size=5
)
XLSX = st.one_of(
    _TYPED_LINES.map(lambda lines: xlsx_of(*lines)),
    st.sampled_from(sorted(_PARTS)).flatmap(
        lambda name: mutated(_PARTS[name]).map(lambda part: packed({**_PARTS, name: part}))
    ),
    st.sampled_from(sorted(_PARTS)).map(
        lambda name: packed({key: part for key, part in _PARTS.items() if key != name})
    ),
    mutated(RIGHT_XLSX),
    st.binary(max_size=300).map(lambda noise: b"PK\x03\x04" + noise),
)
