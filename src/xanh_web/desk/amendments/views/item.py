"""Changing, dropping or adding one item: every field beside what the plan says now."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xanh.basis.errors import Refusal
from xanh.plans.amendment import Change
from xanh.plans.amendment.change import Section, section_words
from xanh.plans.amendment.parts import FIELDS, content_of, items_of
from xanh.plans.amendment.typed import typed
from xanh.plans.model import Plan
from xanh_web.amendments.actions import write_lines
from xanh_web.amendments.models import Proposal
from xanh_web.desk.amendments.access import may_write_on, proposal_of
from xanh_web.desk.amendments.fields import fields_of, read_fields
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.plans.edition_content import plan_of


@require_http_methods(["GET", "HEAD", "POST"])
def amendment_item(request: HttpRequest, pk: int, section: str, key: str) -> HttpResponse:
    """Show an item's fields as the plan says them and as they are to be; a POST writes the lines."""
    proposal, part = _writable(request, pk), _section(section)
    plan = plan_of(proposal.against)
    item = items_of(plan, part).get(key)
    if item is None and not proposal.lines.filter(section=section, key=key, kind="add").exists():
        raise Http404(_("The plan has no such item. The page of the proposal lists them."))
    old = content_of(item, part) if item else {}
    return _edit(request, proposal, part, key, plan, old, adding=item is None)


@require_http_methods(["GET", "HEAD", "POST"])
def amendment_add(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """Ask for a new item of a section; a POST writes its line."""
    proposal, part = _writable(request, pk), _section(section)
    key = " ".join(request.POST.get("key", "").split())[:60]
    return _edit(request, proposal, part, key, plan_of(proposal.against), {}, adding=True)


def _edit(
    request: HttpRequest,
    proposal: Proposal,
    section: Section,
    key: str,
    plan: Plan,
    old: dict[str, Any],
    *,
    adding: bool,
) -> HttpResponse:
    given = request.POST if request.method == "POST" else None
    proposed = _proposed(proposal, section, key, old)
    texts = {name: given.get(name, "") if given else typed(name, proposed.get(name)) for name in FIELDS[section]}
    values, errors = read_fields(texts)
    reason = given.get("reason", "") if given else _reason(proposal, section, key)
    refusal = ""
    if given is not None and ("drop" in given or "leave" in given or not errors):
        try:
            changes = _changes(given, section, key, old, values, reason.strip(), plan, adding=adding)
            write_lines(
                proposal=proposal, section=section, key=key, changes=changes, by=person_of(request), at=timezone.now()
            )
        except Refusal as refused:
            refusal = str(refused)
        else:
            return redirect("amendment", proposal.pk)
    context = _context(proposal, section, key, adding=adding) | {
        "fields": fields_of(section, plan, old, texts, values, errors),
        "reason": reason,
        "refusal": refusal,
    }
    return render(request, "desk/amendments/item.html", context, status=422 if given and (errors or refusal) else 200)


def _context(proposal: Proposal, section: Section, key: str, *, adding: bool) -> dict[str, object]:
    return {
        "title": section_words()[section].format(key=key) if key else _("Add to the plan"),
        "breadcrumbs": [
            {"text": _("Amendments"), "url": reverse("amendments")},
            {"text": proposal.title, "url": reverse("amendment", args=[proposal.pk])},
            {"text": key or _("new")},
        ],
        "proposal": proposal,
        "section": section,
        "key": key,
        "adding": adding,
        "touched": bool(key) and proposal.lines.filter(section=section, key=key).exists(),
        "illustrative": proposal.illustrative,
    }


def _changes(
    given: Any,
    section: Section,
    key: str,
    old: dict[str, Any],
    values: dict[str, Any],
    reason: str,
    plan: Plan,
    *,
    adding: bool,
) -> list[Change]:
    if "leave" in given:
        return []
    if "drop" in given and not adding:
        return [Change(section=section, kind="drop", key=key, old=old, reason=reason)]
    if adding:
        if not key:
            raise Refusal("Give the new item its number or code.")
        content = {name: value for name, value in values.items() if value is not None}
        last = next(reversed(items_of(plan, section)), None)
        return [Change(section=section, kind="add", key=key, new=content, after=last, reason=reason)]
    return [
        Change(section=section, kind="change", key=key, field=name, old=old.get(name), new=value, reason=reason)
        for name, value in values.items()
        if value != old.get(name)
    ]


def _proposed(proposal: Proposal, section: str, key: str, old: dict[str, Any]) -> dict[str, Any]:
    """Return the item as the proposal so far would have it."""
    content = dict(old)
    for line in proposal.lines.filter(section=section, key=key):
        if line.kind == "add":
            content = dict(line.new or {})
        elif line.kind == "change":
            content[line.field] = line.new
    return content


def _reason(proposal: Proposal, section: str, key: str) -> str:
    return next(iter(proposal.lines.filter(section=section, key=key).values_list("reason", flat=True)), "")


def _writable(request: HttpRequest, pk: int) -> Proposal:
    proposal = proposal_of(request, pk)
    if not may_write_on(request, proposal):
        raise Http404(_("This proposal is not a draft of yours, so its lines stay as they are."))
    return proposal


def _section(name: str) -> Section:
    if name not in FIELDS:
        raise Http404(_("The plan has no such item. The page of the proposal lists them."))
    return name
