"""Saving one answer: every few seconds by script, or by its button; two people on one answer both keep their text."""

from collections.abc import Mapping

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh_web.base.statements import Prepared
from xanh_web.desk.reporter.access import open_obligation, open_report, person_of
from xanh_web.desk.reporter.notice import tell
from xanh_web.desk.reporter.posting import takes_post
from xanh_web.desk.reporter.sheet import card_of, entries_and_writable, standing_of
from xanh_web.desk.reporter.two_texts import chosen_content, two_texts
from xanh_web.desk.reporter.views.form import show_form, summary
from xanh_web.reporting.actions.draft import Conflict, Saved, copy_last_year, save_draft_answer
from xanh_web.reporting.models import DraftEvidence, Obligation
from xanh_web.reporting.own import OwnReport


@takes_post
def answer_save(request: HttpRequest, round_code: str, agency_code: str, obligation: int) -> HttpResponse:
    """Save what is typed for one obligation; with `copy`, then copy last year's answer into what is empty."""
    report = open_report(request, round_code, agency_code)
    item = open_obligation(report, obligation)
    by_script = request.headers.get("HX-Request") == "true"
    try:
        result = None if "keep" in request.POST else _save(request, item)
    except Refusal as refusal:
        if by_script:
            context = {"refusal": str(refusal), "revision": _revision(request)}
            return render(request, "desk/reporter/_not_saved.html", context)
        return show_form(request, report, status=409, refusal=str(refusal))
    if isinstance(result, Conflict):
        return _conflict(request, report, item, result, by_script=by_script)
    if not by_script:
        if result:
            tell(request, _("Saved."))
        return redirect(reverse("report_form", args=[round_code, agency_code]) + f"#o{item.pk}")
    return _saved(request, report, item)


def _save(request: HttpRequest, item: Obligation) -> Saved | Conflict:
    typed: Mapping[str, str] = request.POST.dict()
    typed = chosen_content(item, typed) if "chosen" in typed else _with_attached_lines(item, typed)
    by, now = person_of(request), timezone.now()
    result = save_draft_answer(obligation=item, content=typed, expected_revision=_revision(request), by=by, at=now)
    if isinstance(result, Saved) and "copy" in typed:
        return copy_last_year(obligation=item, expected_revision=result.answer.revision, by=by, at=now)
    return result


def _with_attached_lines(item: Obligation, typed: Mapping[str, str]) -> dict[str, str]:
    """Return what is typed with the lines of attached files, which the page shows as files and not in the field."""
    files = _attached_to(item.pk)
    attached = {file.name for file in files}
    kept = files[0].answer.content.get("evidence", "") if files else ""
    lines = [line for line in kept.split("\n") if line.strip() in attached]
    return {**typed, "evidence": "\n".join([*lines, typed.get("evidence", "")])}


def _files_of(obligation: int) -> QuerySet[DraftEvidence]:
    return DraftEvidence.objects.order_by().filter(answer__obligation=obligation).select_related("answer")


_attached_to = Prepared(_files_of)


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _saved(request: HttpRequest, report: OwnReport, item: Obligation) -> HttpResponse:
    card = card_of(item)
    whole = "copy" in request.POST or "chosen" in request.POST
    standing = standing_of(report, timezone.now())
    entries, _writable = entries_and_writable(report, standing)
    context = {
        **summary(entries, standing),
        "card": card,
        "report": report,
        "standing": standing,
        "address": {"round_code": report.round.code, "agency_code": report.own.agency_code},
        "saved_at": None if "keep" in request.POST else timezone.localtime(),
        "whole": whole,
    }
    response = render(request, "desk/reporter/_saved.html", context)
    if whole:
        response["HX-Retarget"], response["HX-Reswap"] = f"#o{item.pk}", "outerHTML"
    return response


def _conflict(
    request: HttpRequest, report: OwnReport, item: Obligation, conflict: Conflict, *, by_script: bool
) -> HttpResponse:
    context = {
        "title": _("Two texts for one answer"),
        "report": report,
        "item": item,
        "theirs": conflict.theirs,
        "differences": two_texts(item, conflict.mine, conflict.theirs.content),
        "address": {"round_code": report.round.code, "agency_code": report.own.agency_code},
        "illustrative": report.round.illustrative,
    }
    if not by_script:
        return render(request, "desk/reporter/conflict.html", context, status=409)
    if "compare" not in request.POST and "chosen" not in request.POST and "copy" not in request.POST:
        # While somebody is typing, only the note beside the button changes: the fields stay as they are.
        return render(request, "desk/reporter/_conflict_note.html", context)
    response = render(request, "desk/reporter/_two_texts.html", context)
    response["HX-Retarget"], response["HX-Reswap"] = f"#o{item.pk}", "outerHTML"
    return response
