"""What an administrator enters: an account, a role from a day to a day, the end of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xanh_web.base.models.person import Role


def _text(label: Any, most: int, help_text: Any = "", **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "form-control", "autocomplete": "off", **attrs})
    return forms.CharField(label=label, max_length=most, help_text=help_text, widget=widget)


def _day(label: Any, **further: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"class": "form-control", "type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **further)


class PersonForm(forms.Form):
    username = _text(_("User name"), 150, _("Letters, digits and . _ - @ +, such as minh.tran."), autocapitalize="none")
    full_name = _text(_("Full name"), 150, lang="vi")
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )


class AppointForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.Select(attrs={"class": "form-select"}))
    agency_code = forms.CharField(
        label=_("Code of the agency"),
        max_length=40,
        required=False,
        help_text=_("Of a reporter of a facility the code of the facility; left empty for a role in the whole city."),
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off", "list": "bodies"}),
    )
    valid_from = _day(_("First day"))
    valid_to = _day(_("Last day"), required=False, help_text=_("Left empty, it is open."))
    basis = _text(_("Basis"), 250, _("The decision or letter, with number and day."), lang="vi")


class EndForm(forms.Form):
    last_day = _day(_("Last day"))
    basis = _text(_("Basis"), 250, lang="vi")
