"""The forms on pages. They ask; the verbs behind them decide."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, gettext_noop, ngettext, override
from django.utils.translation import gettext_lazy as _

from sudare.accounts.terms import SEATS, Role, Viewer
from sudare.attachments.errors import EditImpossible
from sudare.consents.terms import TEXT_MAX_CHARACTERS
from sudare.imaging.terms import Mask
from sudare.incidents.terms import Trigger
from sudare.senders.terms import LINK_DAYS
from sudare.viewing.actions.sharing import SHORTEST_PASSWORD
from sudare.web.covers import DRAWN_MAX_CHARACTERS, drawn_masks
from sudare.web.names import LANGUAGE_NAMES, ROLE_NAMES
from sudare.web.spots import Spot
from sudare.web.verbs import GROUPS

SHARE_DAYS: Final = (1, 3, 7, 14, 30)
SHARE_TIMES: Final = (1, 3, 5, 10, 50)
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


class DeskForm(forms.Form):
    name = _name(_("Name of the desk"), autocomplete="off")


class PostForm(forms.Form):
    text = forms.CharField(
        label=_("Message"), required=False, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 8_000})
    )
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)


class ReasonForm(forms.Form):
    """A deed that asks why."""

    reason = forms.CharField(
        label=_("Why?"), max_length=300, error_messages=FILL_IN, help_text=_("The reason is kept in the log.")
    )


class DaysForm(forms.Form):
    """Another number of days, to see first what it would do."""

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"] = forms.IntegerField(
            label=_("Forget a picture after how many days?"), min_value=1, max_value=most, error_messages=FILL_IN
        )


class UnmaskForm(forms.Form):
    reason = forms.CharField(
        label=_("Why must you see what is covered?"),
        max_length=300,
        error_messages=FILL_IN,
        help_text=_("It is recorded, and shown to the sender with your name."),
    )


class BanForm(forms.Form):
    label = forms.CharField(
        label=_("What you call it"),
        max_length=80,
        error_messages=FILL_IN,
        help_text=_("So that others understand the list. Don't describe people by name."),
    )


class AppealForm(forms.Form):
    words = forms.CharField(
        label=_("In your own words"),
        max_length=1_000,
        error_messages=FILL_IN,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class LinkForm(forms.Form):
    """For whom, and for how long."""

    person = forms.ChoiceField(label=_("For whom"), error_messages=FILL_IN)
    days = forms.ChoiceField(
        label=_("How long it works"),
        choices=lambda: [(str(days), gettext("%(days)s days") % {"days": days}) for days in LINK_DAYS],
        initial="30",
        error_messages=FILL_IN,
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ChoiceField(label=_("For whom"), choices=people, error_messages=FILL_IN)


def _share_days() -> list[tuple[str, str]]:
    """Said when a form is made: the language of whoever imported this module is nobody's."""
    return [(str(days), ngettext("%(days)s day", "%(days)s days", days) % {"days": days}) for days in SHARE_DAYS]


def _share_times() -> list[tuple[str, str]]:
    times = [(str(n), ngettext("%(times)s time", "%(times)s times", n) % {"times": n}) for n in SHARE_TIMES]
    return [("", gettext("as often as they like")), *times]


class ShareForm(forms.Form):
    """For whom outside, for how long, how often, and with which password."""

    label = forms.CharField(
        label=_("For whom"),
        max_length=80,
        required=False,
        help_text=_("In your own words, for example “tax adviser”. Whoever sent the picture reads it, too."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    days = forms.ChoiceField(label=_("How long it works"), choices=_share_days, initial="7", error_messages=FILL_IN)
    max_views = forms.ChoiceField(label=_("How often it opens"), required=False, choices=_share_times)
    password = forms.CharField(
        label=_("Password, if you like"),
        max_length=200,
        required=False,
        help_text=_("At least 8 characters. Tell it to them another way than the link, for example on the telephone."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if password and len(password) < SHORTEST_PASSWORD:
            raise ValidationError(_("A password has at least 8 characters."))
        return password

    def wanted(self) -> dict[str, Any]:
        """What the verb takes."""
        said = self.cleaned_data
        most = said["max_views"]
        return {
            "label": said["label"],
            "days": int(said["days"]),
            "password": said["password"],
            "max_views": int(most) if most else None,
        }


def _consent_text(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 10})
    return forms.CharField(label=label, max_length=TEXT_MAX_CHARACTERS, error_messages=FILL_IN, widget=widget)


class ConsentTextForm(forms.Form):
    ja = _consent_text(_("The text in Japanese"))
    en = _consent_text(_("The text in English"))


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, error_messages=FILL_IN, widget=widget)


class BreachForm(forms.Form):
    """What is known of it now; it can be told anew later."""

    TRIGGERS: ClassVar[dict[Trigger, Any]] = {
        Trigger.SENSITIVE: _("Health, belief, a criminal record or something else very personal is in the pictures"),
        Trigger.PROPERTY: _("Somebody could lose money: cards, accounts, passwords"),
        Trigger.WRONGFUL: _("Somebody may have meant it: intrusion, theft, taking pictures along"),
        Trigger.MANY: _("More than 1,000 people are concerned"),
    }

    title = forms.CharField(label=_("What happened, in a few words"), max_length=80, error_messages=FILL_IN)
    known_at = _moment(_("When you got to know of it"))
    began_at = _moment(_("From when"))
    ended_at = _moment(_("Until when"))
    triggers = forms.MultipleChoiceField(
        label=_("What is true of it"),
        required=False,
        choices=[(trigger.value, words) for trigger, words in TRIGGERS.items()],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, rooms: Sequence[tuple[str, str]], people: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"] = forms.ChoiceField(
            label=_("Only pictures of this room"), required=False, choices=[("", _("All rooms")), *rooms]
        )
        self.fields["suspect"] = forms.ChoiceField(
            label=_("Only what this person looked at"), required=False, choices=[("", _("Everybody")), *people]
        )


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class LogForm(forms.Form):
    """Filters of the log; every one may stay empty."""

    since = _day(_("From this day"))
    until = _day(_("Until this day"))
    subject = forms.CharField(label=_("Number of a picture, room or person"), required=False, max_length=36)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = forms.ChoiceField(label=_("Who"), required=False, choices=[("", _("Everybody")), *people])
        what = forms.ChoiceField(label=_("What"), required=False, choices=[("", _("Everything")), *GROUPS.items()])
        self.fields = {"actor": who, "verb": what, **self.fields}


class HoldForm(forms.Form):
    """A case, and one thing it keeps."""

    case = forms.CharField(label=_("Name of the case"), max_length=80, error_messages=FILL_IN)
    reason = forms.CharField(label=_("Why?"), max_length=300, error_messages=FILL_IN)
    contact = forms.CharField(
        label=_("Whom to ask"),
        max_length=120,
        required=False,
        help_text=_("Shown to somebody whose picture can't be deleted because of this."),
    )

    def __init__(self, *args: Any, kept: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"] = forms.ChoiceField(label=_("What it keeps"), choices=kept, error_messages=FILL_IN)


SUGGESTED_REASONS: Final = {
    "others": gettext_noop("Other people can be seen in it. Please cover their faces and send it again."),
    "unneeded": gettext_noop("We don't need this picture for your matter. A few words are enough."),
    "paper": gettext_noop("It shows a document we don't take here. Please ask us which one we need."),
    "unclear": gettext_noop("We couldn't make out what it shows. Please take it again in better light."),
}
OWN_REASON: Final = "own"


class RefuseForm(forms.Form):
    """Why, and what to do instead: ready words, or one's own."""

    why = forms.ChoiceField(
        label=_("Why, and what to do instead"),
        choices=[*((code, _(words)) for code, words in SUGGESTED_REASONS.items()), (OWN_REASON, _("In my own words:"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose a reason, or write your own.")},
    )
    words = forms.CharField(
        label=_("Your own words"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("why") == OWN_REASON and not (cleaned.get("words") or "").strip():
            self.add_error("words", _("Please write in a few words why."))
        return cleaned

    def reason_in(self, language: str) -> str:
        """The sentence the sender reads: ready words in the sender's language, then one's own."""
        why, own = self.cleaned_data["why"], self.cleaned_data["words"].strip()
        with override(language or get_language()):
            ready = gettext(SUGGESTED_REASONS[why]) if why in SUGGESTED_REASONS else ""
        return " ".join(part for part in (ready, own) if part)


class AcceptForm(forms.Form):
    """Through, with more masks if any were ticked."""

    masks = forms.MultipleChoiceField(required=False)
    drawn = forms.CharField(required=False, max_length=DRAWN_MAX_CHARACTERS)

    def __init__(self, *args: Any, spots: Sequence[Spot] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spots = {str(spot.number): spot for spot in spots}
        self.fields["masks"] = forms.MultipleChoiceField(
            required=False, choices=[(number, number) for number in self.spots]
        )

    def clean_drawn(self) -> tuple[Mask, ...]:
        try:
            return drawn_masks(self.cleaned_data["drawn"])
        except EditImpossible as error:
            raise ValidationError(gettext(error.public_message)) from error

    def covers(self) -> tuple[Mask, ...]:
        """What was ticked, and what was drawn."""
        return (*(self.spots[number].box for number in self.cleaned_data["masks"]), *self.cleaned_data["drawn"])


def roles_to_give(viewer: Viewer) -> list[tuple[str, Any]]:
    return [(role.value, ROLE_NAMES[role]) for role in SEATS if viewer.may_grant(role)]
