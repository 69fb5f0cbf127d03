"""The reporting board: who owes, who reported, in time or late, and where the report stands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import KnownAt, known_at
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.current import no_plan
from xanh_web.reporting.models import Round
from xanh_web.reporting.querysets import rounds_of
from xanh_web.reporting.standing import Standing, standings

# The same words as on the marks of base/_status.html.
STATES: dict[str, Promise] = {
    "waiting": gettext_lazy("Awaiting report"),
    "submitted": gettext_lazy("Submitted"),
    "returned": gettext_lazy("Returned for completion"),
    "accepted": gettext_lazy("Accepted"),
}
TIMELINESS: dict[str, Promise] = {
    "on_time": gettext_lazy("On time"),
    "extended": gettext_lazy("Deadline extended"),
    "late": gettext_lazy("Sent late"),
    "overdue": gettext_lazy("Overdue, nothing sent"),
    "in_time": gettext_lazy("Still in time"),
    "exempt": gettext_lazy("Exempt from reporting"),
}


@dataclass(frozen=True)
class ChosenRows:
    """What the address asks of the board: the round, all its agencies, and those in the states asked for."""

    rounds: list[Round]
    round: Round | None
    every: list[Standing]
    rows: list[Standing]
    chosen: dict[str, str]
    errors: dict[str, str]


def chosen_rows(request: HttpRequest, when: KnownAt) -> ChosenRows:
    """Return the rows that `?year=`, `?state=` and `?timeliness=` choose, as known at `when`."""
    edition = edition_on(when.day)
    rounds = rounds_of(edition.plan) if edition else []
    round_, year_error = _chosen_round(rounds, request.GET.get("year", "").strip()[:20], when)
    rows = [_state_then(row, when) for row in standings(round_, when.at)] if round_ else []
    state, state_error = _choice(request, "state", STATES)
    timeliness, timeliness_error = _choice(request, "timeliness", TIMELINESS)
    return ChosenRows(
        rounds,
        round_,
        rows,
        [row for row in rows if state in ("", row.state) and timeliness in ("", row.timeliness)],
        {"state": state, "timeliness": timeliness},
        {"year": year_error, "state": state_error, "timeliness": timeliness_error},
    )


@require_safe
@kept_page
def board(request: HttpRequest) -> HttpResponse:
    """Show every agency of a round; `?year=`, `?at=`, `?state=` and `?timeliness=` choose what."""
    when = known_at(request)
    if edition_on(when.day) is None:
        return no_plan(request, _("Reporting board"), when=when, known_at=when.at)
    shown = chosen_rows(request, when)
    round_ = shown.round
    context = {
        "title": _("Reporting board"),
        "when": when,
        "known_at": when.at,
        "rounds": shown.rounds,
        "round": round_,
        "not_open_yet": round_ is not None and round_.opened_on > when.day,
        "rows": shown.rows,
        "total": len(shown.every),
        "by_state": _counted(STATES, Counter(row.state for row in shown.every)),
        "by_timeliness": _counted(TIMELINESS, Counter(row.timeliness for row in shown.every)),
        "states": STATES.items(),
        "timeliness_words": TIMELINESS.items(),
        "chosen": shown.chosen,
        "errors": shown.errors,
        "illustrative": round_ is not None and round_.illustrative,
    }
    return render(request, "portal/board.html", context)


def _chosen_round(rounds: list[Round], year: str, when: KnownAt) -> tuple[Round | None, str]:
    opened = [round_ for round_ in rounds if round_.opened_on <= when.day]
    newest = next(iter(opened or rounds), None)
    if not year:
        return newest, ""
    found = [round_ for round_ in rounds if str(round_.year) == year]
    if found:
        return found[0], ""
    error = _("There is no round of “{year}”: choose a year from the list. The newest is shown.")
    return newest, error.format(year=year)


def _state_then(row: Standing, when: KnownAt) -> Standing:
    """Return the standing as it was: a review made after that day was not known yet.

    Nothing is awaited of an agency that is exempt, and an agency that is awaited may be in time still.
    """
    review = getattr(row.latest, "review", None)
    if review is not None and review.reviewed_at > when.at:
        row = replace(row, state="submitted")
    if row.timeliness == "exempt" and row.latest is None:
        return replace(row, state="exempt")
    return replace(row, timeliness="in_time") if row.timeliness == "waiting" else row


def _choice(request: HttpRequest, name: str, words: Mapping[str, Promise]) -> tuple[str, str]:
    given = request.GET.get(name, "").strip()[:40]
    if not given or given in words:
        return given, ""
    return "", _("“{given}” is not one of the states: choose one from the list. All are shown.").format(given=given)


def _counted(words: Mapping[str, Promise], counts: Counter[str]) -> list[tuple[str, Promise, int]]:
    return [(key, word, counts[key]) for key, word in words.items()]
