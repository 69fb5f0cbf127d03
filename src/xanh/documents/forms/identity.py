"""Which form this is: the hidden sheet that says so, and the signature that keeps it from being changed."""

import hashlib
import hmac
import json
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence

from xanh.basis.errors import Refusal
from xanh.basis.text import normalise
from xanh.documents.forms import wording
from xanh.documents.forms.layout import LAYOUT_VERSION
from xanh.documents.forms.model import Form
from xanh.documents.forms.vocabulary import Vocabulary

KEYS = ("form_id", "round_code", "agency_code", "agency_name", "year", "layout", "signature")
SIGNATURE_CELL = (KEYS.index("signature") + 1, 2)
STATUS_COLUMN, REASON_COLUMN, OBLIGATION_COLUMN = 4, 7, 10
TASK, INDICATOR = "task", "indicator"

type HiddenCells = Mapping[tuple[int, int], str]


def form_id(round_code: str, agency_code: str, obligations: Sequence[str], signing_key: bytes) -> str:
    """Return the id of the form of an agency in a round: "2025.STC.K3V7Q2M5X4ABCDEF".

    The last part is made by HMAC-SHA256 from round, agency, layout version and the codes of what is asked (tasks, then
    indicators, in order), so that a form asking something else has another id.
    """
    content = json.dumps([LAYOUT_VERSION, round_code, agency_code, list(obligations)])
    digest = _digest(signing_key, b"xanh form id\n" + content.encode())
    return f"{round_code}.{agency_code}.{b32encode(digest[:10]).decode()}"


def obligations(form: Form) -> list[tuple[str, str, str]]:
    """Return what the form asks, in order: kind, code and unit ("" for a task)."""
    tasks = [(TASK, normalise(task.obligation), "") for task in form.tasks]
    return tasks + [(INDICATOR, normalise(one.obligation), normalise(one.unit)) for one in form.indicators]


def hidden_cells(form: Form, words: Vocabulary, signing_key: bytes) -> dict[tuple[int, int], str]:
    """Return the cells of the hidden sheet, (row, column) to text, the signature among them."""
    values = (form.form_id, form.round_code, form.agency_code, form.agency_name, str(form.year), LAYOUT_VERSION)
    cells = {(row, 1): key for row, key in enumerate(KEYS, start=1)}
    cells |= {(row, 2): normalise(value) for row, value in enumerate(values, start=1)}
    cells |= _columns(STATUS_COLUMN, words.statuses.items())
    cells |= _columns(REASON_COLUMN, words.reasons.items())
    cells |= _columns(OBLIGATION_COLUMN, obligations(form))
    cells = {place: text for place, text in cells.items() if text}
    return cells | {SIGNATURE_CELL: sign(cells, signing_key)}


def sign(cells: HiddenCells, signing_key: bytes) -> str:
    """Return the HMAC-SHA256, in hexadecimal, of every hidden cell but the signature itself."""
    content = [[*place, text] for place, text in sorted(cells.items()) if place != SIGNATURE_CELL]
    return _digest(signing_key, b"xanh form\n" + json.dumps(content).encode()).hex()


def is_signed(cells: HiddenCells, signing_key: bytes) -> bool:
    """Return whether the signature among the cells is the one this key makes of the others."""
    signature = value_of(cells, "signature")
    return hmac.compare_digest(signature.encode(errors="replace"), sign(cells, signing_key).encode())


def value_of(cells: HiddenCells, key: str) -> str:
    """Return the value beside `key` on the hidden sheet, "" where there is none."""
    return cells.get((KEYS.index(key) + 1, 2), "")


def obligations_in(cells: HiddenCells) -> list[tuple[str, str, str]]:
    """Return what a hidden sheet says is asked, in order: kind, code, unit."""
    rows = sorted(row for row, column in cells if column == OBLIGATION_COLUMN)
    column = OBLIGATION_COLUMN
    return [(cells[row, column], cells.get((row, column + 1), ""), cells.get((row, column + 2), "")) for row in rows]


def check_identity(cells: HiddenCells, expected: Form, signing_key: bytes) -> None:
    """Refuse a hidden sheet that is not ours, was changed, or belongs to another round, agency or list of questions."""
    if any(cells.get((row, 1)) != key for row, key in enumerate(KEYS, start=1)):
        raise Refusal(wording.NOT_A_FORM)
    if not is_signed(cells, signing_key):
        raise Refusal(wording.FORGED)
    found, now = value_of(cells, "layout"), LAYOUT_VERSION
    if found != now:
        raise Refusal(wording.OTHER_LAYOUT, found=found, expected=now)
    if (found := value_of(cells, "round_code")) != normalise(expected.round_code):
        raise Refusal(wording.OTHER_ROUND, found=found, expected=expected.round_code)
    if value_of(cells, "agency_code") != normalise(expected.agency_code):
        raise Refusal(wording.OTHER_AGENCY, found=value_of(cells, "agency_name"), expected=expected.agency_name)
    same_id = value_of(cells, "form_id") == normalise(expected.form_id)
    if not same_id or obligations_in(cells) != obligations(expected):
        raise Refusal(wording.OUTDATED)


def _columns(first: int, rows: Iterable[tuple[str, ...]]) -> dict[tuple[int, int], str]:
    return {
        (row, first + offset): normalise(text)
        for row, texts in enumerate(rows, start=1)
        for offset, text in enumerate(texts)
    }


def _digest(signing_key: bytes, content: bytes) -> bytes:
    if not signing_key:
        raise ValueError("the signing key is empty")
    return hmac.new(signing_key, content, hashlib.sha256).digest()
