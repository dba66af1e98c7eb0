"""The forms of a desk for visitors, one for each screen. Each says what its verb takes."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from sudare.reception.terms import Routing, Side
from sudare.web.forms import FILL_IN

DAYS: Final = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}
WORKDAYS: Final = ("mon", "tue", "wed", "thu", "fri")
OPENS, CLOSES = "10:00", "18:00"
COLOUR: Final = "#2e6b4c"


def words_field(label: Any, *, rows: int = 0, most: int = 120, hint: Any = "", language: str = "") -> forms.CharField:
    attributes = {"lang": language} if language else {}
    widget = forms.Textarea(attrs={"rows": rows, **attributes}) if rows else forms.TextInput(attrs=attributes)
    return forms.CharField(label=label, required=False, max_length=most, help_text=hint, widget=widget)


class NewDeskForm(forms.Form):
    """What it is called and which ready-made rules fit."""

    name = forms.CharField(
        label=_("What visitors read"),
        max_length=80,
        error_messages=FILL_IN,
        help_text=_("For example “Support” or the name of your shop."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, profiles: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["profile"] = forms.ChoiceField(choices=[(name, name) for name in profiles], error_messages=FILL_IN)


class HoursForm(forms.Form):
    """Always, or by day. A break at noon is a second span."""

    when = forms.ChoiceField(
        label=_("When does somebody answer?"),
        choices=[
            ("always", _("Always, also on public holidays, whenever somebody is there")),
            ("days", _("At these hours")),
        ],
        widget=forms.RadioSelect,
        initial="days",
    )
    keeps_holidays = forms.BooleanField(label=_("Closed on public holidays of Japan"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day, name in DAYS.items():
            self.fields[day] = forms.BooleanField(label=name, required=False)
            for part in ("from", "to", "from2", "to2"):
                widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
                self.fields[f"{day}_{part}"] = forms.TimeField(required=False, widget=widget)

    def rows(self) -> list[tuple[forms.BoundField, list[forms.BoundField], list[forms.BoundField], bool]]:
        """By day: whether at all, the time, the time after a break, and whether there is a break."""
        return [
            (
                self[day],
                [self[f"{day}_from"], self[f"{day}_to"]],
                [self[f"{day}_from2"], self[f"{day}_to2"]],
                bool(self[f"{day}_from2"].value()),
            )
            for day in DAYS
        ]

    @staticmethod
    def initial_of(hours: dict[str, list[list[str]]], *, keeps_holidays: bool, is_new: bool) -> dict[str, Any]:
        shown = hours or {day: [[OPENS, CLOSES]] for day in WORKDAYS}
        filled: dict[str, Any] = {"when": "days" if hours or is_new else "always", "keeps_holidays": keeps_holidays}
        for day, spans in shown.items():
            filled[day] = True
            for number, (begins, ends) in enumerate(spans[:2]):
                mark = "2" if number else ""
                filled |= {f"{day}_from{mark}": begins, f"{day}_to{mark}": ends}
        return filled

    def clean(self) -> dict[str, Any]:
        """An open day has times, and each time its counterpart: what is half said would be left out in silence."""
        said = super().clean() or self.cleaned_data
        for day in (day for day in DAYS if said.get("when") == "days" and said.get(day)):
            for mark in ("", "2"):
                both = (said.get(f"{day}_from{mark}"), said.get(f"{day}_to{mark}"))
                if (not mark and not all(both)) or any(both) != all(both):
                    said_of = _("%(day)s: please give the time it opens and the time it closes.")
                    self.add_error(None, said_of % {"day": self.fields[day].label})
        return said

    def wanted(self) -> dict[str, Any]:
        said = self.cleaned_data
        days = {day: self._spans(day) for day in DAYS if said[day]} if said["when"] == "days" else {}
        return {"hours": days, "keeps_holidays": said["keeps_holidays"]}

    def _spans(self, day: str) -> list[list[str]]:
        pairs = [(self.cleaned_data[f"{day}_from{mark}"], self.cleaned_data[f"{day}_to{mark}"]) for mark in ("", "2")]
        return [[f"{begins:%H:%M}", f"{ends:%H:%M}"] for begins, ends in pairs if begins and ends]


class StaffForm(forms.Form):
    """Who answers."""

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"] = forms.MultipleChoiceField(
            label=_("Who answers here?"), choices=people, required=False, widget=forms.CheckboxSelectMultiple
        )


class LookForm(forms.Form):
    """Colour, side and the few words on the button and above the talk."""

    colour = forms.CharField(
        label=_("Colour"), initial=COLOUR, max_length=7, widget=forms.TextInput(attrs={"type": "color"})
    )
    side = forms.ChoiceField(
        label=_("Where the button stands"),
        choices=[(Side.RIGHT.value, _("Right")), (Side.LEFT.value, _("Left"))],
        widget=forms.RadioSelect,
        initial=Side.RIGHT.value,
    )
    title_ja = words_field(_("Title in Japanese"), language="ja")
    greeting_ja = words_field(_("Greeting in Japanese"), language="ja", rows=2)
    title_en = words_field(_("Title in English"), language="en")
    greeting_en = words_field(_("Greeting in English"), language="en", rows=2)

    @staticmethod
    def initial_of(look: dict[str, Any], *, name: str) -> dict[str, Any]:
        title, greeting = look.get("title", {}), look.get("greeting", {})
        return {
            "colour": look.get("colour", COLOUR),
            "side": look.get("side", Side.RIGHT.value),
            "title_ja": title.get("ja", name),
            "title_en": title.get("en", name),
            "greeting_ja": greeting.get("ja", "こんにちは。写真でも言葉でも、お気軽にどうぞ。"),
            "greeting_en": greeting.get("en", "Hello. Tell us in words, or with a picture."),
        }

    def wanted(self, look: dict[str, Any]) -> dict[str, Any]:
        """What isn't asked here stays as it was."""
        said = self.cleaned_data
        words = {part: {code: said[f"{part}_{code}"] for code in ("ja", "en")} for part in ("title", "greeting")}
        return {"look": {**look, "colour": said["colour"], "side": said["side"], **words}}


class SiteForm(forms.Form):
    """Which pages may carry the tag."""

    origins = forms.CharField(
        label=_("Address of your web site"),
        required=False,
        max_length=2_000,
        help_text=_("One on each line, as https://shop.example. To try it on your own machine: http://localhost:8080"),
        widget=forms.Textarea(attrs={"rows": 2, "inputmode": "url", "autocomplete": "url", "spellcheck": "false"}),
    )

    def wanted(self) -> dict[str, Any]:
        return {"origins": self.cleaned_data["origins"].split()}


class WorkForm(forms.Form):
    """How visits come to people, and when one is late."""

    routing = forms.ChoiceField(
        label=_("Who gets the next visitor?"),
        choices=[
            (Routing.LAST_STAFF.value, _("Whoever knows them, then whoever has least to do")),
            (Routing.LEAST_BUSY.value, _("Whoever has least to do")),
            (Routing.LINE_UP.value, _("Nobody by itself: the staff take them from the line")),
        ],
        widget=forms.RadioSelect,
    )
    reply_minutes = forms.IntegerField(
        label=_("After how many minutes without an answer is a visit late?"), min_value=1, max_value=1_440
    )
    asks_satisfaction = forms.BooleanField(label=_("Ask at the end whether it helped"), required=False)
    is_open = forms.BooleanField(
        label=_("Open to new visitors"),
        required=False,
        help_text=_("Whoever is inside already can go on talking."),
    )


class AiForm(forms.Form):
    """What an AI may do at a desk, and who answers for its words."""

    ai = forms.ChoiceField(
        label=_("What may an AI see here?"),
        choices=[
            ("off", _("No picture")),
            ("ask", _("A picture only when somebody asks it about that picture")),
            ("on", _("Pictures, as they are after covering")),
        ],
        widget=forms.RadioSelect,
    )
    ai_drafts = forms.BooleanField(
        label=_("What an AI answers is a draft"),
        required=False,
        help_text=_("Visitors get it only once somebody of the staff has read and approved it."),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=300, error_messages=FILL_IN, help_text=_("It stands in the log with your name.")
    )
