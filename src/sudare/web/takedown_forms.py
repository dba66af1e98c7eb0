"""What is asked about a place where a picture stands. Nothing here takes a picture."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sudare.policy.terms import Words
from sudare.takedowns.actions import Statement
from sudare.takedowns.proofs.routes import ROUTES, helpers_for
from sudare.takedowns.terms import (
    ADDRESS_MAX_CHARACTERS,
    PLACE,
    PLACE_MAX_CHARACTERS,
    SEARCH,
    SEARCHES,
    WORDS_MAX_CHARACTERS,
    Found,
    LetterKind,
    Outcome,
    Platform,
    Shows,
)
from sudare.web.takedown_words import FOUND, OUTCOMES, SHOWS

FILL_IN = {"required": _("Please fill this in.")}
Code = TypeVar("Code", bound=StrEnum)


def spoken(words: Words) -> str:
    """In the page's language."""
    return words.ja if get_language() == "ja" else words.en


def choices(names: Mapping[Code, Words]) -> list[tuple[str, str]]:
    return [(code.value, spoken(words)) for code, words in names.items()]


def _day(label: Any, *, required: bool = False, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, error_messages=FILL_IN, **more)


class TargetForm(forms.Form):
    """Where it stands and what it shows, in as few words as are needed."""

    platform = forms.ChoiceField(
        label=_("Where is it?"),
        choices=lambda: choices({platform: route.name for platform, route in ROUTES.items()}),
        error_messages=FILL_IN,
    )
    address = forms.CharField(
        label=_("Address of the page"),
        required=False,
        max_length=ADDRESS_MAX_CHARACTERS,
        help_text=_("Copied from the browser's bar. We keep it sealed, and nothing here opens it."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    shows = forms.ChoiceField(
        label=_("What is shown?"),
        choices=lambda: choices(SHOWS),
        error_messages=FILL_IN,
        help_text=_("One of these is enough. No picture is needed, so please don't send one."),
    )
    place = forms.CharField(
        label=_("Where on the page, if it is hard to find"),
        required=False,
        max_length=PLACE_MAX_CHARACTERS,
        help_text=_("For example: post no. 12, the third picture. It goes into the letters."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    found_on = _day(_("Found on"), initial=localdate)
    posted_on = _day(_("Posted on, if you know"))
    may_be_minor = forms.BooleanField(
        label=_("Somebody under 18 may be shown"),
        required=False,
        help_text=_("Then other desks come first, and no letter describes anything."),
    )
    is_without_consent = forms.BooleanField(
        label=_("It was posted without the consent of whoever is shown"), required=False, initial=True
    )
    words = forms.CharField(
        label=_("Anything else we should know"),
        required=False,
        max_length=WORDS_MAX_CHARACTERS,
        help_text=_("Sealed, for this case only. It goes into no letter."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(people) > 1:
            self.fields["report"] = forms.ChoiceField(label=_("For whom"), choices=people, error_messages=FILL_IN)
            self.order_fields(["report"])

    def statement(self) -> Statement:
        """What the verb takes."""
        said = self.cleaned_data
        return Statement(
            platform=Platform(said["platform"]),
            shows=Shows(said["shows"]),
            address=said["address"],
            place=said["place"],
            words=said["words"],
            may_be_minor=said["may_be_minor"],
            is_without_consent=said["is_without_consent"],
            found_on=said["found_on"],
            posted_on=said["posted_on"],
        )


class SentForm(forms.Form):
    """To whom, by what, on which day. ``names`` are what may be chosen for this target."""

    def __init__(self, *args: Any, names: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"] = forms.ChoiceField(label=_("What was sent, and to whom"), choices=names)
        self.fields["on"] = _day(_("On which day"), initial=localdate)


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What they say"), choices=lambda: choices(OUTCOMES), error_messages=FILL_IN)
    on = _day(_("On which day"), initial=localdate)
    words = forms.CharField(
        label=_("Their words, if you like"),
        required=False,
        max_length=WORDS_MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "outcome": Outcome(self.cleaned_data["outcome"])}


class LookForm(forms.Form):
    found = forms.ChoiceField(label=_("What a person saw"), choices=lambda: choices(FOUND), error_messages=FILL_IN)

    def found_there(self) -> Found:
        return Found(self.cleaned_data["found"])


class WatchForm(forms.Form):
    address = forms.CharField(
        label=_("Address to look at again"),
        max_length=ADDRESS_MAX_CHARACTERS,
        error_messages=FILL_IN,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    every_days = forms.IntegerField(label=_("Every how many days"), min_value=1, max_value=90, initial=7)


def places_to_note(row: Any, letters: Sequence[tuple[str, str]], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a person may say they sent for this target: letters to the place, its own form, and the helpers told."""
    platform = Platform(row.platform)
    fitting = helpers_for(platform=platform, shows=Shows(row.shows), may_be_minor=row.may_be_minor)
    told = [(f"{helper.value}:", names[helper.value]) for helper in fitting]
    if platform is Platform.NOWHERE_YET:
        return told
    form = str(_("Its own form: %(place)s")) % {"place": spoken(ROUTES[platform].name)}
    to_place = [(f"{address_of_letter(platform, LetterKind(kind))}:{kind}", name) for kind, name in letters]
    return [(f"{PLACE}:", form), *to_place, *told]


def address_of_letter(platform: Platform, kind: LetterKind) -> str:
    """Whom a letter goes to: the place itself, or any search engine about a page that stands elsewhere."""
    return SEARCH if kind is LetterKind.DELIST and platform not in SEARCHES else PLACE
