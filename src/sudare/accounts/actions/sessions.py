"""Signing in and out on record, and sessions ended by the person they belong to."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.core.cache import caches
from django.db import transaction

from sudare.accounts import queries
from sudare.accounts.events import SessionsEnded
from sudare.audit.actions import record
from sudare.kit.clock import now
from sudare.kit.errors import NotFound
from sudare.kit.events import announce

SEEN_EVERY_SECONDS = 300  # a write for every page would be a durable commit for every page


@transaction.atomic
def end_session(*, user_id: UUID, session_id: int) -> None:
    """End one of one's own sessions.

    Raises: NotFound for an absent one and for somebody else's alike. Also: recorded; announces SessionsEnded.
    """
    session = UserSession.objects.filter(pk=session_id, user_id=user_id).first()
    if session is None:
        raise NotFound
    _end(user_id=user_id, sessions=[session])


@transaction.atomic
def end_other_sessions(*, user_id: UUID, session_key: str) -> int:
    """End every session of one's own but this one, and say how many. Also: as ``end_session``."""
    others = [session for session in queries.sessions_of(user_id) if session.session_key != session_key]
    _end(user_id=user_id, sessions=others)
    return len(others)


def note_seen(*, session_key: str) -> None:
    """Remember that a session is in use, to the nearest five minutes. Skips: the log; it says where, not what."""
    if caches["here"].add(f"seen:{session_key}", value=True, timeout=SEEN_EVERY_SECONDS):
        UserSession.objects.filter(session_key=session_key).update(last_seen_at=now())


def record_sign_in(*, user_id: UUID) -> None:
    _record_in_every_seat(user_id=user_id, deed="signed_in", actor_id=user_id)


def record_sign_out(*, user_id: UUID) -> None:
    _record_in_every_seat(user_id=user_id, deed="signed_out", actor_id=user_id)


def record_failed_sign_in(*, email: str) -> None:
    """Note a wrong password in the log of the organisations the address belongs to.

    Skips: addresses nobody has here; there is no organisation whose log it would belong to.
    """
    user = queries.user_by_email(email)
    if user is not None:
        _record_in_every_seat(user_id=user.pk, deed="sign_in_failed", actor_id=None)


def record_security_change(*, user_id: UUID, deed: str) -> None:
    """Note that a password or a second factor was changed."""
    _record_in_every_seat(user_id=user_id, deed=deed, actor_id=user_id)


def _end(*, user_id: UUID, sessions: list[UserSession]) -> None:
    for session in sessions:
        session.end()
    if sessions:
        _record_in_every_seat(user_id=user_id, deed="sessions_ended", actor_id=user_id, count=len(sessions))
        transaction.on_commit(lambda: announce(SessionsEnded(user_id=user_id)))


@transaction.atomic
def _record_in_every_seat(*, user_id: UUID, deed: str, actor_id: UUID | None, count: int = 1) -> None:
    for seat in queries.seats_of(user_id):
        record(
            organisation_id=seat.organisation_id,
            actor_id=actor_id,
            verb=f"accounts:person:{deed}",
            subject_id=user_id,
            details={"count": count} if count != 1 else None,
        )
