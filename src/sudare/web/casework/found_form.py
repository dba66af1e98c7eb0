"""What is asked of whoever files a copy that turned up elsewhere: what tracing asks, and where it was."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sudare.incidents.terms.copies import WHERE_MAX_CHARACTERS
from sudare.web.trace import TraceForm


class FoundCopyForm(TraceForm):
    where = forms.CharField(
        label=_("Where it was found"),
        required=False,
        max_length=WHERE_MAX_CHARACTERS,
        help_text=_("It is kept as words; nobody here opens it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["picture"].help_text = _(
            "It is checked before anything else. What may show a child isn't kept, and nobody sees it."
        )
