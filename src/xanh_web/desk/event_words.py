"""What an event of the audit log says, in a sentence, and where its subject is shown.

`SENTENCES` has a sentence for every action there is; a test looks for those that are missing. `{subject}` is what the
event is about, `{agency}` the code of the agency it concerns; who did it and when stand beside the sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from xanh_web.base.models import Event

SENTENCES: dict[str, Promise] = {
    # accounts
    "add_person": gettext_lazy("made the account {subject}"),
    "appoint_person": gettext_lazy("gave {subject} a role"),
    "end_appointment": gettext_lazy("ended a role of {subject}"),
    "set_password": gettext_lazy("gave {subject} a new password; all their sessions ended"),
    "set_email": gettext_lazy("changed to which address {subject} gets e-mails"),
    "lock_person": gettext_lazy("locked the account of {subject}"),
    "unlock_person": gettext_lazy("unlocked the account of {subject}"),
    "make_password_link": gettext_lazy("made a link with which {subject} sets a password"),
    "set_password_by_link": gettext_lazy("set a password by a link; all other sessions ended"),
    "link_identity": gettext_lazy("said who {subject} is at the single sign-on"),
    "sign_in": gettext_lazy("signed in"),
    "sign_in_refused": gettext_lazy("was refused on signing in: the password was wrong"),
    "sign_out": gettext_lazy("signed out"),
    "revoke_session": gettext_lazy("ended sessions of {subject}"),
    "change_password": gettext_lazy("changed the own password; all other sessions ended"),
    "choose_email": gettext_lazy("chose whether messages come by e-mail too"),
    "create_api_key": gettext_lazy("made a key of the API for {subject}"),
    "revoke_api_key": gettext_lazy("revoked a key of the API of {subject}"),
    # messages and webhooks
    "mark_read": gettext_lazy("marked messages as read"),
    "resend_delivery": gettext_lazy("had a message sent again"),
    "add_webhook": gettext_lazy("added a webhook"),
    "revoke_webhook": gettext_lazy("revoked a webhook"),
    # agencies and areas
    "load_city": gettext_lazy("brought the agencies and areas of {subject} in line with its data"),
    "load_boundaries": gettext_lazy("loaded boundaries of areas"),
    "record_succession": gettext_lazy("recorded what became of the agency {subject}"),
    "choose_successor": gettext_lazy("chose who answers for the agency {subject}"),
    # plans and the ledger
    "load_plan": gettext_lazy("loaded the plan {subject}"),
    "import_official_list": gettext_lazy("imported an official list of indicators"),
    "record_observations": gettext_lazy("recorded values in the ledger"),
    "compute_indicators": gettext_lazy("had indicators computed"),
    # figures, verdicts
    "import_observations": gettext_lazy("imported a file of figures into the ledger"),
    "reexpress_observations": gettext_lazy("expressed values on the boundaries of another day"),
    "push_figures": gettext_lazy("had figures handed to another system"),
    "state_verdict": gettext_lazy("stated a verdict on the target {subject}"),
    "withdraw_verdict": gettext_lazy("withdrew the verdict stated on the target {subject}"),
    # inventories and facilities
    "open_inventory": gettext_lazy("opened the inventory {subject}"),
    "write_inventory_line": gettext_lazy("wrote a line of the inventory {subject}"),
    "take_inventory_lines": gettext_lazy("took lines of a workbook into the inventory {subject}"),
    "take_report_lines": gettext_lazy("took lines of facilities' reports into the inventory {subject}"),
    "remove_inventory_line": gettext_lazy("removed a line from the draft of the inventory {subject}"),
    "attach_inventory_evidence": gettext_lazy("attached a file to a line of the inventory {subject}"),
    "issue_inventory": gettext_lazy("issued a version of the inventory {subject}"),
    "recalculate_inventory": gettext_lazy("opened a recalculation of the inventory {subject}"),
    "load_facilities": gettext_lazy("brought the register of facilities in line with its file"),
    "open_facility_report": gettext_lazy("began a report of a facility"),
    "write_facility_line": gettext_lazy("wrote a line of a facility's report"),
    "write_facility_texts": gettext_lazy("wrote texts of a facility's report"),
    "take_facility_lines": gettext_lazy("took lines of a workbook into a facility's report"),
    "remove_facility_line": gettext_lazy("removed a line from the draft of a facility's report"),
    "attach_facility_evidence": gettext_lazy("attached a file to a facility's report"),
    "submit_facility_report": gettext_lazy("sent the report of a facility"),
    "review_facility_report": gettext_lazy("gave the province's review of a facility's report"),
    "verify_facility_report": gettext_lazy("gave a verification of a facility's report"),
    "remind_facilities": gettext_lazy("had facilities reminded"),
    # rounds and reports
    "open_round": gettext_lazy("opened the round {subject}, or added what is owed since"),
    "close_round": gettext_lazy("closed the round {subject}"),
    "extend_deadline": gettext_lazy("gave {agency} a later deadline in the round {subject}"),
    "exempt_agency": gettext_lazy("exempted {agency} from the round {subject}"),
    "prepare_reminders": gettext_lazy("had reminders prepared in the round {subject}"),
    "fill_draft": gettext_lazy("wrote answers into the draft of {agency}"),
    "copy_last_year": gettext_lazy("copied an answer of last year into the draft of {agency}"),
    "discard_draft": gettext_lazy("discarded the draft of {agency}"),
    "attach_evidence": gettext_lazy("attached a file to the draft of {agency}"),
    "detach_evidence": gettext_lazy("took a file out of the draft of {agency}"),
    "hand_over_report": gettext_lazy("handed the draft of {agency} over to its head"),
    "take_back_report": gettext_lazy("took the draft of {agency} back"),
    "submit_report": gettext_lazy("sent the report of {agency}"),
    "return_submission": gettext_lazy("returned the report of {agency} for completion"),
    "accept_submission": gettext_lazy("accepted the report of {agency}, which is frozen since"),
    "reopen_submission": gettext_lazy("reopened the accepted report of {agency}"),
    "write_report_text": gettext_lazy("rewrote a paragraph of the consolidated report of the round {subject}"),
    "drop_report_text": gettext_lazy("put back the system's own paragraph in the report of the round {subject}"),
    "issue_report": gettext_lazy("issued a consolidated report"),
    # amendments
    "draft_proposal": gettext_lazy("began a proposal to amend the plan"),
    "write_lines": gettext_lazy("wrote lines of a proposal to amend the plan"),
    "submit_proposal": gettext_lazy("submitted a proposal to amend the plan"),
    "withdraw_proposal": gettext_lazy("withdrew a proposal to amend the plan"),
    "give_opinion": gettext_lazy("gave an opinion on a proposal to amend the plan"),
    "decide_amendment": gettext_lazy("recorded the decision on a proposal to amend the plan"),
}


def _number(route: str) -> Callable[[str], str]:
    return lambda key: reverse(route, args=[int(key)]) if key.isascii() and key.isdigit() and len(key) < 19 else ""


def _round(code: str) -> str:
    year = code.partition("-")[0]
    return f"{reverse('board')}?year={year}" if year.isascii() and year.isdigit() else ""


# The kind of subject, before its colon, and the page that shows it.
LINKS: dict[str, Callable[[str], str]] = {
    "submission": _number("submission"),
    "amendment": _number("amendment"),
    "report": lambda _key: reverse("reports"),
    "round": _round,
    "plan": lambda _key: reverse("plan"),
    "observation": _number("observation"),
    "delivery": lambda _key: reverse("deliveries"),
    "target": lambda key: reverse("target", args=[key]),
}
# The screen one has to be let into to follow the link, where it is not open to anyone.
SCREENS_OF = {"submission": "submission", "amendment": "amendment", "delivery": "deliveries"}


@dataclass(frozen=True)
class EventLine:
    """An event, its sentence ("" for an action of another version), and where its subject is shown ("" nowhere)."""

    event: Event
    sentence: str
    url: str


def event_lines(events: Iterable[Event], names: Mapping[str, str], may_open: Callable[[str], bool]) -> list[EventLine]:
    """Return the events in words; `names` are those of agencies by code, `may_open` says which screens are open."""
    return [EventLine(event, sentence_of(event, names), _url(event.subject, may_open)) for event in events]


def sentence_of(event: Event, names: Mapping[str, str]) -> str:
    """Return what was done, as it stands after the name of who did it."""
    sentence = SENTENCES.get(event.action)
    if sentence is None:
        return ""
    subject = event.subject.partition(":")[2] or event.subject
    return str(sentence).format(subject=subject, agency=names.get(event.agency_code, event.agency_code) or "–")


def _url(subject: str, may_open: Callable[[str], bool]) -> str:
    kind, _colon, key = subject.partition(":")
    if kind not in LINKS or not key or (kind in SCREENS_OF and not may_open(SCREENS_OF[kind])):
        return ""
    try:
        return LINKS[kind](key)
    except NoReverseMatch:
        return ""
