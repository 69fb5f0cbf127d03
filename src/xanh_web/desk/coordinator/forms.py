"""What the coordinator fills in. A form checks what is written; whether it may be done is asked by the action."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONGEST_REASON = 2000
EARLIEST = date(2000, 1, 1)


def _day(label: "_StrPromise", help_text: "_StrPromise | str" = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, input_formats=["%Y-%m-%d"])


def _line(label: "_StrPromise", longest: int, *, required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=longest, widget=widget, required=required)


def _text(label: "_StrPromise", help_text: "_StrPromise | str" = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"class": "form-control", "rows": 4, "lang": "vi"})
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST_REASON, widget=widget)


class OpenForm(forms.Form):
    """The year of a round to be opened."""

    year = forms.IntegerField(
        label=gettext_lazy("Year the reports are about"),
        min_value=2021,
        max_value=2100,
        widget=forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric"}),
    )


class DecisionForm(forms.Form):
    """An agency and the decision about it: number, date, reason."""

    agency = forms.ChoiceField(
        label=gettext_lazy("Agency"), widget=forms.Select(attrs={"class": "form-select", "lang": "vi"})
    )
    decision_number = _line(gettext_lazy("Number of the decision"), 80)
    decision_date = _day(gettext_lazy("Date of the decision"))
    reason = _text(gettext_lazy("Reason"))

    def __init__(self, *args: object, agencies: Iterable[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        choices = [("", _("Choose an agency")), *agencies]
        self.fields["agency"].choices = choices  # type: ignore[attr-defined]

    def clean_decision_date(self) -> date:
        """Refuse a day that has not come yet, or that is too long ago to be meant."""
        return _past(self.cleaned_data["decision_date"])


class ExtendForm(DecisionForm):
    """A later deadline for one agency."""

    until = _day(gettext_lazy("Last day in time"), gettext_lazy("The report is in time until the end of this day."))
    field_order = ("agency", "until", "decision_number", "decision_date", "reason")


class ReasonForm(forms.Form):
    """Why a report is reopened."""

    reason = _text(gettext_lazy("Reason for reopening"), gettext_lazy("The agency reads this; write it in Vietnamese."))


class VerdictForm(forms.Form):
    """A verdict in place of the computed one, and why; only why where it is withdrawn."""

    course = forms.ChoiceField(
        label=gettext_lazy("Verdict"),
        choices=[
            ("", gettext_lazy("Choose a verdict")),
            ("achieved", gettext_lazy("Achieved")),
            ("on_course", gettext_lazy("On course")),
            ("behind", gettext_lazy("Behind")),
            ("moving_away", gettext_lazy("Moving away")),
            ("cannot_say", gettext_lazy("Cannot say")),
        ],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    reason = _text(
        gettext_lazy("Reason"),
        gettext_lazy("Everyone reads it beside the verdict, on the site and in the report; write it in Vietnamese."),
    )

    def __init__(self, *args: object, withdraws: bool = False, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["course"].required = not withdraws


class IssueForm(forms.Form):
    """Number, date and signer of a report to be issued."""

    number = _line(gettext_lazy("Number of the report"), 12)
    issued_on = _day(gettext_lazy("Date of the report"))
    signer = _line(gettext_lazy("Name of the person who signs"), 120, required=False)

    def clean_issued_on(self) -> date:
        """Refuse a day that has not come yet, or that is too long ago to be meant."""
        return _past(self.cleaned_data["issued_on"])


def _past(day: date) -> date:
    if day > timezone.localdate():
        raise ValidationError(_("This day lies in the future: enter the day on the document."))
    if day < EARLIEST:
        raise ValidationError(_("This day is too long ago: enter the day on the document."))
    return day
