"""The day and the instant a question is asked for, and the edition of the plan in force then."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Schema

from xanh.basis.errors import Refusal
from xanh.basis.moment import instant_of, known_moment
from xanh_web.api.shapes import Day, Moment
from xanh_web.plans.models import Edition
from xanh_web.plans.querysets import edition_on


class OnDay(Schema):
    """The plan of which day."""

    on: Day | None = Field(None, description="The edition of the plan in force on this day; today where left out.")


class KnownAt(Schema):
    """What was known when."""

    as_known_at: Moment | None = Field(
        None, description="What was known at this instant or at the end of this day in Vietnam; now where left out."
    )


class Misread(Exception):
    """What is written as a moment is none; `name` is the parameter that asks for it, `str` the sentence."""

    def __init__(self, name: str, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.name = name


@dataclass(frozen=True)
class Known:
    """An instant, and its day in Vietnam."""

    at: datetime
    day: date


def moment_of(asked: KnownAt) -> Known:
    """Return the moment asked for; a 404 with a sentence where nothing can be known of it, Misread where it is none."""
    return moment_named("as_known_at", asked.as_known_at)


def moment_named(name: str, text: str | None) -> Known:
    """Return the moment that the parameter `name` writes as `text` (nothing: now); a 404 or Misread as `moment_of`."""
    now = timezone.now()
    try:
        instant_of(text)
    except Refusal as refusal:
        raise Misread(name, refusal) from refusal
    try:
        at = known_moment(text, now) if text is not None else now
    except Refusal as refusal:
        raise Http404(str(refusal)) from refusal
    return Known(at, timezone.localtime(at).date())


def edition_of(day: date | None) -> Edition:
    """Return the edition in force on `day` (None: today); a 404 with a sentence where there is none."""
    edition = edition_on(day or timezone.localdate())
    if edition is None:
        raise Http404(_("No plan was in force on that day."))
    return edition
