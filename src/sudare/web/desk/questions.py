"""What is asked before the talk: the form of it, and choices written one on each line."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sudare.reception.queries.settings import Setup
from sudare.reception.terms import QuestionKind
from sudare.web.desk.forms import words_field

QUESTIONS: Final = 4
QUESTION_KINDS: Final = {
    QuestionKind.NAME: _("Name"),
    QuestionKind.MAIL: _("Mail address"),
    QuestionKind.PHONE: _("Telephone number"),
    QuestionKind.TEXT: _("One line"),
    QuestionKind.LONG: _("Several lines"),
    QuestionKind.CHOICE: _("One of several choices"),
    QuestionKind.AGE_BAND: _("Age: under 13, 13 to 17, 18 and over"),
}
PARTS: Final = ("kind", "ja", "en", "required", "options")
Option = dict[str, Any]


class DoorForm(forms.Form):
    """What is asked before the talk, what for, and the rules of the house."""

    purpose_ja = words_field(_("What the answers are used for, in Japanese"), rows=2, most=4_000, language="ja")
    purpose_en = words_field(_("What the answers are used for, in English"), rows=2, most=4_000, language="en")
    house_rules_ja = words_field(_("House rules in Japanese, if you like"), rows=3, most=4_000, language="ja")
    house_rules_en = words_field(_("House rules in English, if you like"), rows=3, most=4_000, language="en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", _("No question")), *((kind.value, words) for kind, words in QUESTION_KINDS.items())]
        for number in range(QUESTIONS):
            self.fields[f"kind_{number}"] = forms.ChoiceField(label=_("Kind"), required=False, choices=kinds)
            self.fields[f"ja_{number}"] = words_field(_("In Japanese"), language="ja")
            self.fields[f"en_{number}"] = words_field(_("In English"), language="en")
            self.fields[f"required_{number}"] = forms.BooleanField(label=_("Must be answered"), required=False)
            self.fields[f"options_{number}"] = words_field(_("Choices"), rows=4, most=4_000, hint=_OPTIONS_HINT)

    def questions(self) -> list[list[forms.BoundField]]:
        return [[self[f"{part}_{number}"] for part in PARTS] for number in range(QUESTIONS)]

    def words(self) -> list[forms.BoundField]:
        return [self[name] for name in ("purpose_ja", "purpose_en", "house_rules_ja", "house_rules_en")]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for number in range(QUESTIONS):
            if said.get(f"kind_{number}") == QuestionKind.CHOICE and not said.get(f"options_{number}"):
                self.add_error(f"options_{number}", gettext("Please write at least one choice, one on each line."))
        return said

    @staticmethod
    def initial_of(
        prechat: list[dict[str, Any]], *, purpose: dict[str, str], house_rules: dict[str, str]
    ) -> dict[str, Any]:
        filled = {f"purpose_{code}": purpose.get(code, "") for code in ("ja", "en")}
        filled |= {f"house_rules_{code}": house_rules.get(code, "") for code in ("ja", "en")}
        for number, one in enumerate(prechat[:QUESTIONS]):
            title = one["title"]
            filled |= {f"kind_{number}": one["kind"], f"required_{number}": one["is_required"]}
            filled |= {f"ja_{number}": title.get("ja", ""), f"en_{number}": title.get("en", "")}
            filled |= {f"options_{number}": "\n".join(map(written, one.get("options", ())))}
        return filled

    def wanted(self, setup: Setup) -> dict[str, Any]:
        """Questions and choices keep their names; further questions and plain Japanese stay as they were."""
        said, before = self.cleaned_data, setup.prechat
        asked = [one for n in range(QUESTIONS) if (one := self._question(n, before)) is not None]
        return {
            "prechat": [*asked, *before[QUESTIONS:]],
            "purpose": setup.purpose | {code: said[f"purpose_{code}"] for code in ("ja", "en")},
            "house_rules": setup.house_rules | {code: said[f"house_rules_{code}"] for code in ("ja", "en")},
        }

    def _question(self, number: int, before: list[dict[str, Any]]) -> dict[str, Any] | None:
        said, old = self.cleaned_data, before[number] if number < len(before) else {}
        if not (kind := said[f"kind_{number}"]):
            return None
        title = old.get("title", {}) | _both(said[f"ja_{number}"], said[f"en_{number}"])
        asked = {"name": old.get("name") or _fresh("q", {str(one["name"]) for one in before}, number)}
        asked |= {"kind": kind, "is_required": said[f"required_{number}"], "title": title}
        if kind == QuestionKind.CHOICE:
            asked["options"] = options_in(said[f"options_{number}"], before=old.get("options", ()))
        return asked


_OPTIONS_HINT: Final = _(
    "One on each line: Japanese | English | skill. Whoever has that skill gets these visitors first; "
    "English and skill may be left out. For example: 修理 | Repair | kettles"
)


def written(option: Option) -> str:
    """A choice as its line in the form."""
    title = option["title"]
    parts = [title.get("ja", ""), title.get("en", ""), option.get("skill", "")]
    return " | ".join(parts).rstrip(" |")


def options_in(untrusted: str, *, before: Any = ()) -> list[Option]:
    """The choices of a form. One whose words stood there before keeps its name, so that numbers stay comparable."""
    known = {words: str(one["value"]) for one in before for words in one["title"].values()}
    extra = {str(one["value"]): {k: v for k, v in one["title"].items() if k not in {"ja", "en"}} for one in before}
    found: list[Option] = []
    taken = set(known.values())
    for line in filter(str.strip, untrusted.splitlines()):
        ja, en, skill, *_rest = [*(part.strip() for part in line.replace("｜", "|").split("|")), "", "", ""]
        value = known.get(ja) or known.get(en) or _fresh("o", taken, len(found))
        taken.add(value)
        title = extra.get(value, {}) | _both(ja, en)
        found.append({"value": value, "title": title, **({"skill": skill} if skill else {})})
    return found


def _both(ja: str, en: str) -> dict[str, str]:
    return {"ja": ja or en, "en": en or ja}


def _fresh(letter: str, taken: set[str], start: int) -> str:
    number = start + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"
