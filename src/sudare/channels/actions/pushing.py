"""Telling somebody at LINE: words as words, pictures as addresses that work for minutes."""

from sudare.channels import queries
from sudare.channels.actions.partners import the_line
from sudare.channels.actions.pictures import picture_for
from sudare.channels.actions.sealing import unseal
from sudare.channels.actions.sentences import sentence
from sudare.channels.errors import DoorRefused
from sudare.channels.models import Correspondent, Outbound
from sudare.channels.terms import Told
from sudare.kit.clock import now


def tell_by_line(row: Outbound) -> bool:
    """Whether there was something to say. Raises: DoorUnreachable, DoorRefused."""
    correspondent = Correspondent.objects.select_related("visitor__user").filter(pk=row.visitor_id).first()
    if correspondent is None or correspondent.left_at or row.visitor.erased_at:
        return False
    line = the_line(row.visitor.desk_id)
    if row.kind != Told.MESSAGE:
        words = [sentence(row)]
        if not _replied(correspondent, words):
            line.push(to=row.visitor.external_id, words=words, pictures=[], once=str(row.pk))
        return True
    message = queries.living_message(row.message_id)
    shown = queries.pictures_of(message.pk) if message else []
    if message is None or not (message.text or shown):
        return False
    pictures = [picture_for(row.visitor, picture) for picture in shown]
    line.push(
        to=row.visitor.external_id,
        words=[message.text] if message.text else [],
        pictures=pictures,
        once=str(row.pk),
    )
    return True


def _replied(correspondent: Correspondent, words: list[str]) -> bool:
    """Use the token of their last message up, if it is still good. It works once, so it is taken before it is used."""
    token, until = unseal(correspondent.reply_token), correspondent.reply_until
    if not token or until is None or until < now():
        return False
    mine = Correspondent.objects.filter(pk=correspondent.pk, reply_token=correspondent.reply_token)
    if not mine.update(reply_token=""):
        return False
    try:
        the_line(correspondent.desk_id).reply(token=token, words=words)
    except DoorRefused:
        return False  # used or over: it is pushed instead
    return True
