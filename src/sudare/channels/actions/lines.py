"""An event of LINE, opened: who it is from, and what there is to say."""

import json
from typing import Final

from django.conf import settings

from sudare.channels import queries
from sudare.channels.access import access_visitor
from sudare.channels.actions.correspondents import check_may_come, is_ready_to_talk, let_in
from sudare.channels.actions.partners import the_line
from sudare.channels.actions.said import Said
from sudare.channels.actions.sealing import seal, unseal
from sudare.channels.actions.steps import end_inbound
from sudare.channels.actions.telling import tell_of
from sudare.channels.models import Correspondent, Inbound
from sudare.channels.terms import REPLY_LASTS, Enclosure, InState, Told
from sudare.kit.clock import now
from sudare.reception.terms import Door
from sudare.rooms import actions as rooms

_GONE: Final = "unfollow"
_TAKEN_BACK: Final = "unsend"


def open_event(row: Inbound) -> Said | None:
    """What was said; None where the event is dealt with here. Raises: as ``let_in``, and NotFound."""
    event = json.loads(unseal(row.payload))
    known = Correspondent.objects.filter(desk_id=row.desk_id, visitor__external_id=event["person"])
    correspondent = known.filter(visitor__erased_at=None).select_related("visitor__user").first()
    if event["kind"] in {_GONE, _TAKEN_BACK}:
        if correspondent is not None:
            _leave(correspondent) if event["kind"] == _GONE else _take_back(correspondent, event["id"])
        return None
    if correspondent is None:
        correspondent = let_in(row.desk.reception, door=Door.LINE, external_id=event["person"])
    check_may_come(correspondent)
    _remember_reply(correspondent, event["reply_token"], row)
    if event["kind"] == "follow":
        _welcome(correspondent)
        return None
    return _said(row, correspondent, event)


def _said(row: Inbound, correspondent: Correspondent, event: dict[str, str]) -> Said | None:
    is_picture = event["type"] == "image" and event["is_line"] == "1"
    if not is_picture and event["type"] != "text":
        tell_of(correspondent, Told.WORDS_ONLY)
        return None

    def fetched() -> tuple[Enclosure, ...]:
        line = the_line(row.desk_id)
        return (Enclosure("", line.content(message_id=event["id"], at_most=settings.UPLOAD_MAX_BYTES)),)

    return Said(
        correspondent=correspondent,
        key=f"line:{event['id']}",
        words="" if is_picture else event["text"],
        has_pictures=is_picture,
        pictures=fetched,
    )


def _welcome(correspondent: Correspondent) -> None:
    """Who adds the account is asked at once, before they send anything."""
    Correspondent.objects.filter(pk=correspondent.pk).update(left_at=None)
    if not is_ready_to_talk(correspondent, viewer=access_visitor(correspondent.visitor)):
        tell_of(correspondent, Told.ASK)


def _leave(correspondent: Correspondent) -> None:
    """They have blocked the account: nothing reaches them, so nothing is tried."""
    Correspondent.objects.filter(pk=correspondent.pk).update(left_at=now(), reply_token="")


def _take_back(correspondent: Correspondent, message_id: str) -> None:
    """Unsent there is unsent here: words go, pictures are forgotten, and what waits is thrown away."""
    waiting = Inbound.objects.filter(correspondent=correspondent, state__in=[InState.ASKING, InState.WAITING])
    for row in waiting.exclude(payload=""):
        if json.loads(unseal(row.payload))["id"] == message_id:
            end_inbound(row, InState.DROPPED, failure="taken_back")
    message = queries.message_by_key(visitor_id=correspondent.pk, key=f"line:{message_id}")
    if message is not None:
        rooms.delete(viewer=access_visitor(correspondent.visitor), message_id=message.pk)


def _remember_reply(correspondent: Correspondent, token: str, row: Inbound) -> None:
    """An answer of a moment ago is free at LINE, one that is pushed is counted."""
    until = row.received_at + REPLY_LASTS
    correspondent.left_at = None
    correspondent.reply_token, correspondent.reply_until = seal(token), until
    correspondent.save(update_fields=["reply_token", "reply_until", "left_at"])
