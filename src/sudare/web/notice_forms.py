"""Forms of one's notices, of chat tools, and of a desk's doors at LINE and by mail."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from sudare.notifications.terms import Occasion
from sudare.web.forms import ADDRESS, FILL_IN

OCCASION_NAMES: Final = (
    (Occasion.MESSAGE.value, _("Somebody wrote in a room I'm in")),
    (Occasion.VISITOR.value, _("A visitor waits at my desk")),
    (Occasion.REVIEW.value, _("A picture waits for somebody to look at it")),
    (Occasion.CASE.value, _("Something was reported that I may look into")),
    (Occasion.OVERDUE.value, _("Something reported has waited too long")),
    (Occasion.DECISION.value, _("There is an answer about something that concerns me")),
)
_KEPT = _("Leave it empty to keep the one that is stored.")


def _secret(label: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, required=False, max_length=500, widget=widget, help_text=_KEPT)


def _line(label: Any, **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=200, required=False, widget=widget, **more)


class WishForm(forms.Form):
    """What I want to be told of."""

    push = forms.MultipleChoiceField(
        label=_("On my devices"), choices=OCCASION_NAMES, required=False, widget=forms.CheckboxSelectMultiple
    )
    mail = forms.MultipleChoiceField(
        label=_("By mail, when I haven't looked within five minutes"),
        choices=OCCASION_NAMES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    quiet_from = forms.TimeField(
        label=_("Quiet from"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    quiet_until = forms.TimeField(
        label=_("Quiet until"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )


class ToolForm(forms.Form):
    """A channel of a chat tool."""

    label = forms.CharField(label=_("What you call it"), max_length=80, error_messages=FILL_IN)
    address = forms.CharField(
        label=_("Its address, as apprise writes it"),
        max_length=1_000,
        error_messages=FILL_IN,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("For example slack://TokenA/TokenB/TokenC. It is stored sealed and never shown again."),
    )
    occasions = forms.MultipleChoiceField(
        label=_("Tell it when"),
        choices=OCCASION_NAMES[1:3],  # a channel is read by many: nothing of what was reported
        initial=[Occasion.VISITOR.value],
        widget=forms.CheckboxSelectMultiple,
        error_messages=FILL_IN,
    )


class LineForm(forms.Form):
    """An official account at LINE."""

    channel_secret = _secret(_("Channel secret"))
    access_token = _secret(_("Channel access token"))
    is_on = forms.BooleanField(label=_("Take visitors by LINE"), required=False, initial=True)


class MailForm(forms.Form):
    """A mailbox."""

    address = forms.EmailField(label=_("The desk's mail address"), max_length=254, error_messages=ADDRESS)
    host = _line(_("Mail server (IMAP)"), help_text=_("Leave it empty if your mail server hands mail over by itself."))
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65_535, initial=993, error_messages=FILL_IN)
    user = _line(_("User name"))
    password = _secret(_("Password"))
    folder = _line(_("Folder"), initial="INBOX")
    vouching_server = _line(
        _("Name of the server that checks senders"),
        help_text=_(
            "As it stands first in “Authentication-Results” of mail you receive. Only then can somebody go on with "
            "their talk in a new mail; without it they answer one of ours."
        ),
    )
    is_on = forms.BooleanField(label=_("Take visitors by mail"), required=False, initial=True)
