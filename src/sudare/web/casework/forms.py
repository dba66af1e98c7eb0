"""What is asked in a case: of those who walk it, and of whoever reported."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sudare.incidents.queries.board import Named
from sudare.incidents.terms.cases import (
    NOTE_MAX_CHARACTERS,
    TOLD_MAX_CHARACTERS,
    ApprovalKind,
    CaseState,
    Outcome,
)
from sudare.incidents.terms.runs import BulkDeed
from sudare.web.casework.words import APPROVALS, DEEDS, OUTCOMES, STATES, choices
from sudare.web.forms import FILL_IN


def written(label: Any, *, most: int, rows: int = 3, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, widget=widget, error_messages=FILL_IN, **more)


class FilterForm(forms.Form):
    """Which cases are shown."""

    state = forms.ChoiceField(label=_("Where it stands"), required=False)
    number = forms.IntegerField(label=_("Number"), required=False, min_value=1, max_value=99_999_999)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = choices({state: sign.words for state, sign in STATES.items()})
        self.fields["state"] = forms.ChoiceField(
            label=_("Where it stands"), required=False, choices=[("", _("All that aren't closed")), *names]
        )
        self.order_fields(["state", "number"])

    def states(self) -> list[CaseState] | None:
        """None: those that stand."""
        chosen = self.cleaned_data.get("state") if self.is_valid() else ""
        return [CaseState(chosen)] if chosen else None


class NoteForm(forms.Form):
    words = written(_("For the others who look into it"), most=NOTE_MAX_CHARACTERS)


class HandForm(forms.Form):
    to = forms.ChoiceField(label=_("To whom"), error_messages=FILL_IN)

    def __init__(self, *args: Any, people: Sequence[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(person.id), person.name) for person in people]
        self.fields["to"] = forms.ChoiceField(label=_("To whom"), choices=named, error_messages=FILL_IN)


class CaseLinkForm(forms.Form):
    number = forms.IntegerField(
        label=_("Number of the other case"), min_value=1, max_value=99_999_999, error_messages=FILL_IN
    )


class EscalationForm(forms.Form):
    """What a second person is asked: before a decision what follows, after it whether that is the end."""

    words = written(_("Why"), most=NOTE_MAX_CHARACTERS)

    def __init__(self, *args: Any, is_decided: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fitting = {kind: name for kind, name in APPROVALS.items() if (kind is ApprovalKind.CLOSE) == is_decided}
        self.fields["kind"] = forms.ChoiceField(label=_("What for"), choices=choices(fitting), error_messages=FILL_IN)
        self.order_fields(["kind", "words"])


class DecisionForm(forms.Form):
    """One outcome, and a reason for each side, in words a tired person understands."""

    outcome = forms.ChoiceField(label=_("What is decided"), choices=lambda: choices(OUTCOMES), error_messages=FILL_IN)
    told_reporter = written(
        _("What whoever reported is told"),
        most=TOLD_MAX_CHARACTERS,
        help_text=_("What was decided, why, and what they can do now."),
    )
    told_reported = written(
        _("What whoever was reported is told"),
        most=TOLD_MAX_CHARACTERS,
        required=False,
        help_text=_("Only if something follows for them. Never who reported, nor anything that tells who it was."),
    )


class ObjectionAnswerForm(forms.Form):
    granted = forms.ChoiceField(
        label=_("The answer"),
        choices=[("no", _("The decision stands")), ("yes", _("Granted: it is looked into anew"))],
        error_messages=FILL_IN,
    )
    words = written(_("What they are told"), most=TOLD_MAX_CHARACTERS)


class ObjectionForm(forms.Form):
    words = written(_("In your own words"), most=TOLD_MAX_CHARACTERS, rows=4)


class BulkForm(forms.Form):
    """One deed for many; where it is handed on, to whom."""

    deed = forms.ChoiceField(label=_("With those chosen"), choices=lambda: choices(DEEDS), error_messages=FILL_IN)
    to = forms.ChoiceField(label=_("To whom"), required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("", _("Nobody chosen")), *people]
        self.fields["to"] = forms.ChoiceField(label=_("To whom"), required=False, choices=named)

    def deed_asked(self) -> BulkDeed:
        return BulkDeed(self.cleaned_data["deed"])


def outcome_in(form: DecisionForm) -> Outcome:
    return Outcome(form.cleaned_data["outcome"])
