"""What comes in, taken down once: calls of LINE, mails handed over by a server, mails found in a mailbox."""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction

from sudare.accounts.models import hash_of
from sudare.channels import queries
from sudare.channels.actions.desk import the_queue
from sudare.channels.actions.sealing import seal, unseal
from sudare.channels.errors import HookUnknown, LetterTooLarge, SignatureWrong
from sudare.channels.models import Inbound, LineDoor, MailDoor
from sudare.channels.proofs.letters import outside_id, read_letter
from sudare.channels.proofs.signatures import is_signed
from sudare.channels.providers.imap import Account, ImapMailbox
from sudare.channels.terms import LINE_EVENTS_AT_MOST, TOO_OLD
from sudare.kit.clock import now
from sudare.kit.errors import Invalid, SudareError
from sudare.reception.terms import Door
from sudare.rooms.models import Desk
from sudare.storage import actions as storage
from sudare.storage.terms import Purpose

log = structlog.get_logger(__name__)
_KINDS: Final = frozenset({"message", "follow", "unfollow", "unsend"})
_SOURCE_AT_MOST: Final = 64


def hear_line(*, key: str, body: bytes, signature: str) -> int:
    """Take down the events of one call; how many were new. An event LINE has called with before is taken in once.

    Raises: SignatureWrong, for an unknown address alike; Invalid for what isn't LINE's.
    """
    door = LineDoor.objects.select_related("desk").filter(key=key, is_on=True).first()
    secret = unseal(door.channel_secret) if door else secrets.token_hex()
    if not is_signed(body=body, secret=secret, signature=signature) or door is None:
        raise SignatureWrong
    LineDoor.objects.filter(pk=door.pk).update(heard_at=now())
    try:
        events = list(json.loads(body).get("events", []))[:LINE_EVENTS_AT_MOST]
        known = [(str(event["webhookEventId"])[:120], _short(event)) for event in events if _is_ours(event)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Invalid from error
    return sum(_taken_down(door.desk, Door.LINE, outside, payload=seal(json.dumps(short))) for outside, short in known)


def check_mail_hook(*, key: str, secret: str) -> MailDoor:
    """The mailbox a server may hand mail to. Raises: HookUnknown, whatever is wrong."""
    door = MailDoor.objects.select_related("desk").filter(key=key, is_on=True).first()
    wanted = door.hook_hash if door else hash_of(secrets.token_hex())
    if not secrets.compare_digest(wanted, hash_of(secret)) or door is None or not door.hook_hash:
        raise HookUnknown
    return door


def take_letter(*, key: str, secret: str, content: bytes) -> bool:
    """Take down a mail as it came; whether it is new. Raises: HookUnknown, LetterTooLarge, LetterUnreadable."""
    return _keep_letter(check_mail_hook(key=key, secret=secret), content)


def ask_mailbox(*, desk_id: UUID) -> None:
    """Ask a desk's mailbox for what is new. When that fails, the desk's page says so."""
    door = queries.mail_door(desk_id)
    if door is None or not (door.is_on and door.host):
        return
    failure = ""
    try:
        _poll(door)
    except SudareError as error:
        failure = error.code
    except Exception:
        log.exception("mailbox_failed")
        failure = "internal"
    MailDoor.objects.filter(pk=door.pk).update(polled_at=now(), failure=failure)


def _poll(door: MailDoor) -> None:
    account = Account(door.host, door.port, door.user, door.folder, unseal(door.password))
    mailbox = ImapMailbox(account, listed=settings.MAIL_HOSTS, at_most_bytes=settings.MAIL_MAX_BYTES)
    validity, found = mailbox.new_since(uid_validity=door.uid_validity, last_uid=door.last_uid)
    for raw in found:
        if raw.content:
            try:
                _keep_letter(door, raw.content)
            except SudareError as error:
                log.info("letter_not_taken", reason=error.code)  # nobody's, or too large: the next one counts
        MailDoor.objects.filter(pk=door.pk).update(uid_validity=validity, last_uid=raw.uid)


def _keep_letter(door: MailDoor, content: bytes) -> bool:
    if not 0 < len(content) <= settings.MAIL_MAX_BYTES:
        raise LetterTooLarge
    letter = read_letter(content)
    known = outside_id(f"{letter.sender} {letter.message_id}")
    if Inbound.objects.filter(desk_id=door.desk_id, door=Door.MAIL, outside_id=known).exists():
        return False
    sealed = storage.prepare(organisation_id=door.organisation_id, purpose=Purpose.QUARANTINE, content=content)
    return _taken_down(door.desk, Door.MAIL, known, sealed_id=sealed.id)


def _taken_down(desk: Desk, door: Door, outside: str, **what: Any) -> bool:
    """A row, and with it the job; False where it is there already."""
    row = Inbound(organisation_id=desk.organisation_id, desk=desk, door=door, outside_id=outside, **what)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if row.sealed_id:
                storage.finish(object_id=row.sealed_id)
            the_queue().put_in(row.pk)
    except IntegrityError:
        if row.sealed_id:
            storage.destroy(object_ids=[row.sealed_id], reason="came twice")
        return False
    return True


def _is_ours(event: Mapping[str, Any]) -> bool:
    """One person's own talk with the account, of lately. Groups are nobody's visit; what is old is a replay."""
    source = event.get("source") or {}
    age = now() - datetime.fromtimestamp(int(event.get("timestamp", 0)) / 1000, tz=UTC)
    is_person = source.get("type") == "user" and 0 < len(str(source.get("userId", ""))) <= _SOURCE_AT_MOST
    return event.get("type") in _KINDS and is_person and -TOO_OLD < age < TOO_OLD


def _short(event: Mapping[str, Any]) -> dict[str, str]:
    """What of an event is needed, and nothing else of it."""
    message = event.get("message") or event.get("unsend") or {}
    return {
        "kind": str(event["type"]),
        "person": str(event["source"]["userId"]),
        "type": str(message.get("type", "")),
        "id": str(message.get("id") or message.get("messageId") or "")[:60],
        "text": str(message.get("text", "")),
        "is_line": str(int((message.get("contentProvider") or {}).get("type") == "line")),
        "reply_token": str(event.get("replyToken", "")),
    }
