"""The board of a round: who owes, who sent, what waits for review, and the way to every piece of work."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.text import fold
from xanh_web.base.kept_pages import kept_page
from xanh_web.desk.coordinator.board import STATES, TIMELINESS, AgencyRow, agency_rows, task_rows
from xanh_web.desk.coordinator.reading import all_rounds, notice
from xanh_web.reporting.models import Round
from xanh_web.reporting.standing import Standing, standings


@dataclass(frozen=True)
class Asked:
    """What of the board is asked for; `errors` says what could not be understood."""

    state: str
    timeliness: str
    query: str
    by: str
    errors: dict[str, str]

    def wants(self, row: Standing) -> bool:
        """Return whether the agency belongs to what is asked for."""
        named = fold(f"{row.agency_code} {row.agency_name} {row.agency_now}")
        return (
            self.state in ("", row.state)
            and self.timeliness in ("", row.timeliness)
            and all(word in named for word in fold(self.query).split())
        )


@require_safe
@kept_page
def coordinator_board(request: HttpRequest) -> HttpResponse:
    """Show a round by agency or by task; `?year=`, `?by=`, `?state=`, `?timeliness=`, `?q=` choose what."""
    rounds = all_rounds()
    round_, error = _chosen_round(rounds, request.GET.get("year", "").strip()[:20])
    if round_ is None:
        return render(request, "desk/coordinator/no_round.html", {"title": _("Coordination of reports")})
    return show_board(request, round_, rounds, year_error=error)


def show_board(
    request: HttpRequest,
    round_: Round,
    rounds: list[Round],
    *,
    year_error: str = "",
    refusals: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Return the board of `round_`; `refusals` say what of the work just asked for was not done."""
    asked = _asked(request, year_error)
    rows = standings(round_, timezone.now())
    chosen = [row for row in rows if asked.wants(row)]
    agencies: list[AgencyRow] = agency_rows(round_, chosen) if asked.by == "agency" else []
    context = {
        "title": _("Round of {year}").format(year=round_.year),
        "rounds": rounds,
        "round": round_,
        "past_deadline": timezone.now() >= round_.deadline,
        "asked": asked,
        "agencies": agencies,
        "may_accept": any(row.may_be_accepted for row in agencies) and not round_.closed_at,
        "tasks": task_rows(round_, rows) if asked.by == "task" else [],
        "found": len(chosen),
        "total": len(rows),
        "by_state": _counted(STATES, Counter(row.state for row in rows if row.timeliness != "exempt")),
        "by_timeliness": _counted(TIMELINESS, Counter(row.timeliness for row in rows)),
        "states": STATES.items(),
        "timeliness_words": TIMELINESS.items(),
        "notice": notice(request),
        "refusals": refusals,
        "illustrative": round_.illustrative,
    }
    return render(request, "desk/coordinator/board.html", context, status=status)


def _asked(request: HttpRequest, year_error: str) -> Asked:
    errors = {"year": year_error} if year_error else {}
    chosen = {}
    for name, words in (("state", STATES), ("timeliness", TIMELINESS)):
        given = request.GET.get(name, "").strip()[:40]
        chosen[name] = given if given in words else ""
        if given != chosen[name]:
            error = _("“{given}” is not one of the states: choose one from the list. All are shown.")
            errors[name] = error.format(given=given)
    by = "task" if request.GET.get("by") == "task" else "agency"
    query = request.GET.get("q", "").replace("\0", "").strip()[:100]
    return Asked(chosen["state"], chosen["timeliness"], query, by, errors)


def _chosen_round(rounds: list[Round], year: str) -> tuple[Round | None, str]:
    newest = next(iter(rounds), None)
    found = next((round_ for round_ in rounds if str(round_.year) == year), None)
    if not year or found:
        return found or newest, ""
    error = _("There is no round of “{year}”: choose a year from the list. The newest is shown.")
    return newest, error.format(year=year)


def _counted(words: Mapping[str, Promise], counts: Counter[str]) -> list[tuple[str, Promise, int]]:
    return [(key, word, counts[key]) for key, word in words.items() if counts[key]]
