"""The forms of one's own account."""

from typing import Any

from django import forms
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from xanh_web.base.models import Person

# A hash takes longer the longer its text is.
LONGEST_PASSWORD = 512


def _password(label: Any, autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"class": "form-control", "autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=LONGEST_PASSWORD, widget=widget)


class SignInForm(forms.Form):
    username = UsernameField(
        label=_("User name"),
        max_length=150,
        widget=forms.TextInput(
            attrs={"class": "form-control", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = _password(_("Password"), "current-password")


class NewPasswordForm(forms.Form):
    new = _password(_("New password"), "new-password")
    again = _password(_("New password once more"), "new-password")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_new(self) -> str:
        """Return the new password where the rules of passwords take it."""
        new: str = self.cleaned_data["new"]
        validate_password(new, self._person)
        return new

    def clean(self) -> dict[str, Any]:
        """Refuse where the new password was not written twice the same."""
        given = self.cleaned_data
        if "new" in given and "again" in given and given["new"] != given["again"]:
            self.add_error("again", _("The two new passwords differ: write the same one twice."))
        return given


class PasswordForm(NewPasswordForm):
    current = _password(_("Current password"), "current-password")
    field_order = ("current", "new", "again")

    def clean(self) -> dict[str, Any]:
        """Refuse where the new password was not written twice the same, or is the current one."""
        given = super().clean()
        if "new" in given and given.get("current") == given["new"]:
            self.add_error("new", _("This is the current password: choose another one."))
        return given
