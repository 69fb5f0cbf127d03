"""What is filled in about a proposal. Whether it may be done is asked by the action."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from xanh_web.amendments.models import Stance
from xanh_web.desk.coordinator.forms import _day, _line, _text


class ProposalForm(forms.Form):
    """What is to change, why, and for whom it is proposed."""

    agency = forms.ChoiceField(label=_("Proposing agency"), widget=forms.Select(attrs={"class": "form-select"}))
    title = _line(_("What is to change"), 250)
    reason = _text(_("Why"), _("The need for it, in a few sentences: this stands in the submission to the committee."))

    def __init__(self, *args: object, agencies: Iterable[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["agency"].choices = list(agencies)  # type: ignore[attr-defined]


class OpinionForm(forms.Form):
    """The coordinator's opinion."""

    stance = forms.ChoiceField(
        label=_("The coordinator"), choices=Stance.choices, widget=forms.Select(attrs={"class": "form-select"})
    )
    text = _text(_("Reasons"))


class DecideForm(forms.Form):
    """The decision of the People's Committee; the lines approved are ticked beside the form."""

    number = _line(_("Number of the decision"), 80)
    dated = _day(_("Date of the decision"))
    signer = _line(_("Name of the person who signs"), 120, required=False)
    in_force_from = _day(_("In force from"), _("Left empty where nothing is approved."))
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["in_force_from"].required = False
