"""What is asked of whoever files a copy that turned up elsewhere."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sudare.incidents.terms.copies import WHERE_MAX_CHARACTERS


class FoundCopyForm(forms.Form):
    picture = forms.FileField(
        label=_("The picture as you found it"),
        help_text=_("It is checked before anything else. What may show a child isn't kept, and nobody sees it."),
        error_messages={"required": _("Please choose a picture.")},
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    code = forms.CharField(
        label=_("The six letters on it, if you can read them"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    where = forms.CharField(
        label=_("Where it was found"),
        required=False,
        max_length=WHERE_MAX_CHARACTERS,
        help_text=_("It is kept as words; nobody here opens it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
