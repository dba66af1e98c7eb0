"""The forms on pages. They ask; the verbs behind them decide."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sudare.accounts.terms import Role, Viewer
from sudare.web.names import LANGUAGE_NAMES, ROLE_NAMES

FILL_IN = {"required": _("Please fill this in.")}
ADDRESS = {
    **FILL_IN,
    "invalid": _("This doesn't look like a mail address. Please check it, for example name@example.com."),
}


def _name(label: Any, *, autocomplete: str = "name") -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=80, error_messages=FILL_IN, widget=widget)


def _email(**more: Any) -> forms.EmailField:
    widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})
    return forms.EmailField(label=_("Mail address"), max_length=254, error_messages=ADDRESS, widget=widget, **more)


def _language() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Language"), choices=LANGUAGE_NAMES, initial=get_language)


class NewPersonForm(forms.Form):
    """Name, address, password: what makes an account."""

    name = _name(_("Your name"))
    email = _email()
    password = forms.CharField(
        label=_("Password"),
        error_messages=FILL_IN,
        help_text=_("At least ten characters. A short sentence only you know is good and easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    language = _language()

    def clean_password(self) -> str:
        """Say here which rule a password breaks; the verb would only say that it does."""
        password: str = self.cleaned_data["password"]
        try:
            validate_password(password)
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        return password


class FirstStartForm(NewPersonForm):
    organisation = _name(_("Name of your organisation"), autocomplete="organization")
    field_order = ("organisation", "name", "email", "password", "language")


class ProfileForm(forms.Form):
    name = _name(_("Your name"))
    language = _language()


class InviteForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"))
    email = _email(
        required=False, help_text=_("If you give one, we send the link there. You get the link to copy either way.")
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(
            label=_("Role"), choices=roles_to_give(viewer), initial=Role.MEMBER, error_messages=FILL_IN
        )


class PostForm(forms.Form):
    text = forms.CharField(
        label=_("Message"), required=False, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 8_000})
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)


def roles_to_give(viewer: Viewer) -> list[tuple[str, Any]]:
    return [(role.value, ROLE_NAMES[role]) for role in Role if viewer.may_grant(role)]
