"""Listening in a room: what one is asked, one's answer, and the card for whoever needs help."""

import re
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Router

from sudare.accounts.terms import Viewer
from sudare.connect import limits
from sudare.connect import watching_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.contacts import contacts_named
from sudare.policy.terms import Words
from sudare.rooms.access import access_room
from sudare.watching import actions, queries
from sudare.watching.access import access_own_place
from sudare.watching.terms import Advice, Card

router = Router(tags=["listening"])
READING: Final = re.compile("｜([^《]+)《([^》]+)》")  # contacts carry their readings so; the page reads the other way


@router.get(
    "/rooms/{uuid:room_id}/listening",
    response=schemas.Listening,
    summary="Whether a program notices dangerous talk here, and what I answered",
)
def show_listening(request: HttpRequest, room_id: UUID) -> schemas.Listening:
    return _listening(viewer_in(request), room_id)


@router.put(
    "/rooms/{uuid:room_id}/listening",
    response=schemas.Listening,
    summary="My yes or no for this room; one no is enough for everybody in it",
)
def answer_here(request: HttpRequest, room_id: UUID, body: schemas.AnswerHere) -> schemas.Listening:
    viewer = viewer_in(request)
    limits.count(limits.EDITS, user_id=viewer.user_id)
    verb = actions.allow_room if body.is_wanted else actions.refuse_room
    verb(viewer=viewer, room_id=room_id)
    return _listening(viewer, room_id)


@router.put(
    "/me/listening",
    response={HTTPStatus.NO_CONTENT: None},
    summary="My yes or no to the notice about listening, for all rooms",
)
def answer(request: HttpRequest, body: schemas.ListeningAnswered) -> None:
    """A no needs no version, and none is ever too late."""
    viewer = viewer_in(request)
    limits.count(limits.EDITS, user_id=viewer.user_id)
    if body.is_yes:
        actions.agree(viewer=viewer, version=body.version, language=_spoken())
    else:
        actions.decline(viewer=viewer)


@router.get("/rooms/{uuid:room_id}/card", response=schemas.CardHere, summary="Help that is there for me in this room")
def show_card(request: HttpRequest, room_id: UUID, language: schemas.Language | None = None) -> schemas.CardHere:
    """Nobody sees another person's card, and whoever only looks on has none."""
    viewer = viewer_in(request)
    card = actions.card_for(viewer=viewer, room_id=room_id)
    return schemas.CardHere(card=_card(viewer, room_id, card, language or _spoken()) if card else None)


@router.post(
    "/rooms/{uuid:room_id}/card/dismiss",
    response={HTTPStatus.NO_CONTENT: None},
    summary="Put the card away until something new is noticed",
)
def dismiss_card(request: HttpRequest, room_id: UUID) -> None:
    actions.dismiss_card(viewer=viewer_in(request), room_id=room_id)


def _listening(viewer: Viewer, room_id: UUID) -> schemas.Listening:
    room = access_own_place(viewer=viewer, room_id=room_id).room
    told = queries.listening_for(viewer, room, language=_spoken())
    return schemas.Listening(
        is_on=told.is_on,
        is_listened=told.is_listened,
        is_asked=told.is_asked,
        answer=told.answer,
        is_refused_here=told.is_refused_here,
        version=told.version,
        text=told.text,
    )


def _card(viewer: Viewer, room_id: UUID, card: Card, spoken: str) -> schemas.Card:
    access_room(viewer=viewer, room_id=room_id)
    trusted = queries.somebody_for(viewer, besides=queries.helpers_left_out(room_id))
    return schemas.Card(
        stage=schemas.STAGES[card.stage],
        kinds=list(card.kinds),
        title=_said(card.title, spoken),
        says=[_said(words, spoken) for words in card.says],
        dont=[_advice(one, spoken) for one in card.dont],
        now=[_advice(one, spoken) for one in card.now],
        contacts=[
            schemas.CardContact(
                code=one.code,
                name=_said(one.name, spoken),
                reach=one.reach,
                note=_said(one.note, spoken),
                href=one.href,
                as_of=one.as_of,
            )
            for one in contacts_named(card.contacts)
        ],
        guides=[_advice(one, spoken) for one in card.guides],
        trusted=schemas.TrustedPerson(user_id=trusted.pk, name=trusted.name) if trusted else None,
        message_ids=list(card.message_ids),
    )


def _advice(advice: Advice, spoken: str) -> schemas.CardAdvice:
    return schemas.CardAdvice(code=advice.code, text=_said(advice.words, spoken))


def _said(words: Words, spoken: str) -> str:
    """In one register; plain Japanese carries its readings in brackets."""
    text = {"ja": words.ja, "ja-plain": words.plain_ja}.get(spoken, words.en)
    return READING.sub(r"\1（\2）", text)


def _spoken() -> str:
    return "ja" if (get_language() or "").startswith("ja") else "en"
