"""The day and the instant a question is asked for, and the edition of the plan in force then."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Schema

from xanh_web.api.shapes import Day, Instant
from xanh_web.plans.models import Edition
from xanh_web.plans.querysets import edition_on


class OnDay(Schema):
    """The plan of which day."""

    on: Day | None = Field(None, description="The edition of the plan in force on this day; today where left out.")


class KnownAt(Schema):
    """What was known when."""

    as_known_at: Instant | None = Field(
        None, description="What was known at this instant, with its time zone; now where left out."
    )


@dataclass(frozen=True)
class Moment:
    """An instant, and its day in Vietnam."""

    at: datetime
    day: date


def moment_of(asked: KnownAt) -> Moment:
    """Return the instant asked for, never later than now."""
    return moment_of_instant(asked.as_known_at)


def moment_of_instant(instant: datetime | None) -> Moment:
    """Return an instant (None: now), never later than now."""
    now = timezone.now()
    at = min(instant or now, now)
    # The first and last days a calendar has cannot be moved to another time zone.
    day = timezone.localtime(at).date() if at.year > 1 else date.min
    return Moment(at, day)


def edition_of(day: date | None) -> Edition:
    """Return the edition in force on `day` (None: today); a 404 with a sentence where there is none."""
    edition = edition_on(day or timezone.localdate())
    if edition is None:
        raise Http404(_("No plan was in force on that day."))
    return edition
