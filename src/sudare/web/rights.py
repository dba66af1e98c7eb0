"""Who may do what: the one table of rights, for people to read."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from sudare.accounts.terms import (
    LAYER_OF,
    LAYERS_AT,
    RIGHTS,
    Layer,
    Machine,
    Place,
    Principal,
    Right,
    Role,
    Viewer,
)
from sudare.web.names import AI_NAME, AI_NOTE, LAYER_NAMES, LAYER_NOTES, RIGHT_NAMES, ROLE_NAMES, ROLE_NOTES
from sudare.web.page import seated_page

ASKED_AGAIN: Final = frozenset(  # rights whose deeds are behind glass: see ``accounts.access.require_step_up``
    {Right.UNMASK, Right.EXPORT, Right.HOLD, Right.DELETE_ANY, Right.MANAGE_PEOPLE, Right.SHARE_OUTSIDE}
)


@dataclass(frozen=True, slots=True)
class Row:
    name: Promise
    note: Promise
    marks: list[tuple[Promise, bool]]  # what it is called, and whether they may
    is_own: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One layer: its rights as columns, the roles as rows."""

    layer: Layer
    name: Promise
    note: Promise
    columns: list[tuple[Promise, bool]]
    rows: list[Row]
    is_open_from_desk: bool


@require_safe
@seated_page
def rights(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    sheets = [_sheet(layer, viewer) for layer in Layer]
    return render(request, "people/rights.html", {"sheets": sheets})


def _sheet(layer: Layer, viewer: Viewer) -> Sheet:
    shown = [right for right in Right if LAYER_OF[right] is layer]
    return Sheet(
        layer=layer,
        name=LAYER_NAMES[layer],
        note=LAYER_NOTES[layer],
        columns=[(RIGHT_NAMES[right], right in ASKED_AGAIN) for right in shown],
        rows=[_row(who, shown, viewer) for who in RIGHTS],
        is_open_from_desk=layer in LAYERS_AT[Place.DESK],
    )


def _row(who: Principal, shown: list[Right], viewer: Viewer) -> Row:
    name, note = _called(who)
    marks = [(RIGHT_NAMES[right], right in RIGHTS[who]) for right in shown]
    return Row(name=name, note=note, marks=marks, is_own=who == viewer.role)


def _called(who: Principal) -> tuple[Any, Any]:
    return (AI_NAME, AI_NOTE) if isinstance(who, Machine) else (ROLE_NAMES[Role(who)], ROLE_NOTES[Role(who)])
