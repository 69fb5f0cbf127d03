"""Excel forms as files: one per agency out, and back in as submissions."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xanh.basis.errors import Refusal
from xanh.documents.forms import mark_errors, write_form
from xanh.documents.forms.model import CellError, FilledForm
from xanh.documents.forms.named import peek_form
from xanh_web.base.models import Person
from xanh_web.reporting.actions import submit_report
from xanh_web.reporting.agency_form import form_for, read_sent_form, signing_key
from xanh_web.reporting.models import Round, Submission

LARGEST_EVIDENCE = 100 * 1024 * 1024


class FormErrors(Exception):
    """A form with errors in its cells: nothing was imported; `marked` is the copy that shows them."""

    def __init__(self, errors: tuple[CellError, ...], marked: bytes) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors
        self.marked = marked


def write_forms(
    round_: Round, folder: Path, agency_code: str | None, progress: Callable[[int, int], object]
) -> list[Path]:
    """Write the form of every agency in the round (or of one) to `folder` and return the files."""
    codes = sorted(set(round_.obligations.values_list("agency_code", flat=True)))
    exempt = set(round_.exemptions.values_list("agency_code", flat=True))
    chosen = [agency_code] if agency_code else [code for code in codes if code not in exempt]
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for done, code in enumerate(chosen, start=1):
        path = folder / f"{code}.xlsx"
        path.write_bytes(write_form(form_for(round_, code), signing_key()))
        written.append(path)
        progress(done, len(chosen))
    return written


def import_form(*, content: bytes, folder: Path | None, by: Person, at: datetime) -> tuple[Submission, bool]:
    """Import a filled form with the evidence files it names that lie in `folder`.

    Returns the submission and whether it is new. Raises FormErrors for errors in cells, Refusal for everything else.
    """
    named = peek_form(content)
    round_ = Round.objects.filter(code=named.round_code).select_related("edition__plan").first()
    if round_ is None:
        raise Refusal("This form belongs to round {round}, which this system does not have.", round=named.round_code)
    filled = read_sent_form(content, round_, named.agency_code)
    if filled.errors:
        raise FormErrors(filled.errors, mark_errors(content, filled.errors))
    files = _evidence_files(filled, folder) if folder else {}
    return submit_report(round_=round_, filled=filled, files=files, by=by, at=at)


def _evidence_files(filled: FilledForm, folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    named = {name for answer in filled.tasks for name in answer.evidence}
    for name in sorted(named | {name for answer in filled.indicators for name in answer.evidence}):
        path = folder / name
        # A name is a name: nothing with a path in it, and no link out of the folder, is followed.
        if "://" in name or Path(name).name != name or path.is_symlink() or not path.is_file():
            continue
        if path.stat().st_size > LARGEST_EVIDENCE:
            raise Refusal("The evidence file {name} is larger than 100 MB: send a smaller one.", name=name)
        found[name] = path.read_bytes()
    return found
