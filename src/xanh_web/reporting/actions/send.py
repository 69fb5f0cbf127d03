"""A whole report sent at once by an agency's own system: the same rules as the form, the same receipt."""

from collections.abc import Mapping
from datetime import datetime

from xanh.basis.errors import Refusal
from xanh.documents.forms import FilledForm, IndicatorAnswer, TaskAnswer, form_id
from xanh.documents.forms.vocabulary import vocabulary
from xanh_web.base.models import Person
from xanh_web.reporting.actions.submission import submit_report
from xanh_web.reporting.agency_form import signing_key
from xanh_web.reporting.draft_form import kept_content, read_content
from xanh_web.reporting.draft_lock import require_head
from xanh_web.reporting.evidence_check import check_evidence
from xanh_web.reporting.models import Obligation, Round, Submission
from xanh_web.reporting.virus_scan import scan


class WrongAnswers(Refusal):
    """Answers that are missing or wrong: `errors` has a sentence by obligation and field."""

    errors: dict[str, dict[str, str]]


def send_report(
    *,
    round_: Round,
    agency_code: str,
    contents: Mapping[str, Mapping[str, str]],
    files: Mapping[str, bytes],
    by: Person,
    at: datetime,
) -> tuple[Submission, bool]:
    """Send an agency's whole report, by its head; return the submission and whether it is new.

    `contents` are the answers by obligation, in the fields of the form; `files` are evidence by the cleaned names the
    answers give. Nothing is kept where anything is wrong. The audit event is that of `submit_report`.
    """
    require_head(agency_code=agency_code, by=by, at=at)
    filled = _filled(round_, agency_code, contents)
    answers: list[TaskAnswer | IndicatorAnswer] = [*filled.tasks, *filled.indicators]
    named = {name for answer in answers for name in answer.evidence}
    if strange := set(files) - named:
        raise Refusal("No answer names the file “{name}” as its evidence.", name=min(strange))
    for name, content in files.items():
        check_evidence(name, content)
        scan(name, content)
    return submit_report(round_=round_, filled=filled, files=files, by=by, at=at)


def _filled(round_: Round, agency_code: str, contents: Mapping[str, Mapping[str, str]]) -> FilledForm:
    owed = round_.obligations.filter(agency_code=agency_code).select_related("task__group", "indicator")
    items: list[Obligation] = list(owed.order_by("position"))
    if strange := set(contents) - {item.code for item in items}:
        raise Refusal("The form answers what is not owed: {codes}.", codes=", ".join(sorted(strange)[:5]))
    words = vocabulary(round_.year)
    answers: list[TaskAnswer | IndicatorAnswer] = []
    errors = {}
    for item in items:
        answer, wrong = read_content(item, kept_content(item, contents.get(item.code, {}), words), words)
        answers.append(answer)
        if wrong:
            errors[item.code] = wrong
    if errors:
        refusal = WrongAnswers(
            "{count} of {owed} answers are missing or need correcting: complete them first.",
            count=len(errors),
            owed=len(items),
        )
        refusal.errors = errors
        raise refusal
    return FilledForm(
        form_id(round_.code, agency_code, [item.code for item in items], signing_key()),
        round_.code,
        agency_code,
        tasks=tuple(answer for answer in answers if isinstance(answer, TaskAnswer)),
        indicators=tuple(answer for answer in answers if isinstance(answer, IndicatorAnswer)),
    )
