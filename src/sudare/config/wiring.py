"""Who hears whom, and which adapter stands behind which Protocol. The only such place."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from sudare.assistant.providers import Provider

COLLECTED_AFTER = (20_000, 20, 50)  # a request makes some ten thousand objects; nearly all go without a collector
Chore = tuple[str, float, Callable[[], None]]


def introduce() -> None:
    """Connect events to the verbs that answer them. Called once per process."""
    _audit()
    _storage()
    _attachments()
    _rooms()
    _viewing()
    _assistant()
    _reception()
    _incidents()
    _watching()
    _channels()
    _notifications()
    _streams()


def warm_up() -> None:
    """Called in a worker before its first job: the sandbox stands before the first picture comes."""
    from sudare.attachments.actions.desk import the_checker
    from sudare.attachments.engines.sandboxed import SandboxedChecker

    if isinstance(checker := the_checker(), SandboxedChecker):
        checker.warm_up()


def keep_ready() -> None:
    """Called in a worker that answers, again and again: the reader is warm while it may be needed, and rests else."""
    from sudare.assistant.actions import keep_ready

    keep_ready()


def expect_questions() -> None:
    """Called in a worker that answers, once it stands."""
    from sudare.assistant.actions import expect_questions

    expect_questions()


def warm_up_viewing() -> None:
    """Called where pages are served: the marking child stands before the first picture is looked at."""
    from sudare.viewing.actions.desk import the_marker
    from sudare.viewing.engines.warm import WarmMarker

    if isinstance(marker := the_marker(), WarmMarker):
        marker.warm_up()


def warm_up_pages() -> None:
    """Called where pages are served, before the first request: what is loaded once is loaded before anybody waits.

    What stands then stays for good, so the garbage collector needn't walk through all of it again and again.
    """
    from sudare.web import warmth

    warmth.warm_up()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)


def periodic() -> list[Chore]:
    """What a worker does by itself: name, seconds between two rounds, what to call."""
    from sudare.assistant import actions as assistant
    from sudare.attachments import actions as attachments
    from sudare.attachments import jobs
    from sudare.audit import actions as audit
    from sudare.channels import actions as channels
    from sudare.channels import jobs as mailboxes
    from sudare.incidents import actions as incidents
    from sudare.notifications import actions as notifications
    from sudare.reception import actions as reception
    from sudare.rooms import actions as rooms
    from sudare.senders import actions as senders
    from sudare.storage import actions as storage
    from sudare.viewing import actions as viewing
    from sudare.watching import actions as watching

    return [
        ("audit.publish_checkpoints", 120.0, audit.publish_checkpoints),
        ("attachments.sweep", 20.0, attachments.sweep),
        ("attachments.recount_changed", 300.0, attachments.recount_changed),
        ("rooms.tell_of_forgotten_pictures", 60.0, rooms.tell_of_forgotten_pictures),
        ("rooms.tell_of_reviewed_pictures", 60.0, rooms.tell_of_reviewed_pictures),
        ("rooms.forget_kept_words", 300.0, rooms.forget_kept_words),
        ("incidents.complete_stamps", 300.0, incidents.complete_stamps),
        ("incidents.run_bulk", 20.0, incidents.run_bulk),
        ("incidents.forget_old_cases", 3600.0, incidents.forget_old_cases),
        ("incidents.note_overdue", 60.0, incidents.note_overdue),
        ("incidents.sweep_copies", 300.0, incidents.sweep_copies),
        ("storage.sweep", 60.0, storage.sweep),
        ("storage.remove_orphans", 3600.0, storage.remove_orphans),
        ("senders.finish_withdrawals", 300.0, senders.finish_withdrawals),
        ("reception.forget_networks", 600.0, reception.forget_networks),
        ("reception.sweep_newcomers", 3600.0, reception.sweep_newcomers),
        ("assistant.sweep", 20.0, assistant.sweep),
        ("reception.sweep", 20.0, reception.sweep),
        ("notifications.sweep", 10.0, notifications.sweep),
        ("channels.sweep", 15.0, channels.sweep),
        ("channels.ask_mailboxes", 60.0, mailboxes.ask_mailboxes),
        ("channels.tell_the_gone", 60.0, channels.tell_the_gone),
        ("channels.throw_away", 3600.0, channels.throw_away),
        ("jobs.retry_bans", 60.0, jobs.retry_bans),
        ("viewing.ask_for_fingerprints", 20.0, viewing.ask_for_fingerprints),
        ("viewing.sweep_tracings", 300.0, viewing.sweep_tracings),
        ("watching.sweep", 600.0, watching.sweep),
        ("jobs.prune", 3600.0, jobs.prune),
    ]


def _audit() -> None:
    from sudare.audit import actions as audit
    from sudare.audit.providers.bucket import Bucket
    from sudare.audit.providers.folder import Folder
    from sudare.audit.providers.mail import Mail

    audit.publish_to(
        [
            Folder(settings.CHECKPOINT_DIR, outside=settings.DATA_DIR),
            *([Mail(settings.CHECKPOINT_MAIL)] if settings.CHECKPOINT_MAIL else []),
            *([Bucket(settings.CHECKPOINT_S3, locked_for=settings.CHECKPOINT_LOCK)] if settings.CHECKPOINT_S3 else []),
        ]
    )


def _storage() -> None:
    from sudare.storage import actions as storage
    from sudare.storage.stores.local import LocalStore

    storage.keep_in(LocalStore(settings.SEALED_DIR))


def _attachments() -> None:
    from sudare.attachments import actions as attachments
    from sudare.attachments.engines.sandboxed import SandboxedChecker
    from sudare.attachments.jobs import DatabaseQueue

    attachments.check_with(SandboxedChecker())
    attachments.queue_with(DatabaseQueue())


def _viewing() -> None:
    from sudare.attachments import actions as attachments
    from sudare.viewing import actions as viewing
    from sudare.viewing.engines.warm import WarmMarker
    from sudare.viewing.jobs import DatabaseQueue

    viewing.mark_with(WarmMarker())
    viewing.queue_with(DatabaseQueue())
    attachments.register_derivative("fingerprints", clear=viewing.forget_fingerprints)
    attachments.register_derivative("shares", clear=viewing.revoke_all)
    attachments.register_derivative("unmaskings", clear=viewing.forget_reasons)


def _assistant() -> None:
    from sudare.assistant import actions as assistant
    from sudare.assistant.jobs import DatabaseQueue
    from sudare.assistant.readers.built_in import BuiltInReader
    from sudare.attachments import actions as attachments

    assistant.read_with(BuiltInReader())
    assistant.ask_with(_model())
    assistant.queue_with(DatabaseQueue())
    attachments.register_derivative("readings", object_ids=assistant.readings_of, clear=assistant.forget_readings)
    attachments.register_derivative("answers", clear=assistant.forget_answers)


def _incidents() -> None:
    from sudare.evidence.authorities import configured
    from sudare.incidents import actions as incidents
    from sudare.incidents.jobs import DatabaseQueue
    from sudare.reception.actions import bar_signs

    incidents.queue_with(DatabaseQueue())
    incidents.bar_with(bar_signs)
    incidents.stamp_with(configured(settings.TIMESTAMP_URLS, settings.TIMESTAMP_ROOTS))


def _channels() -> None:
    from sudare.attachments.events import AttachmentChecked
    from sudare.channels import actions as channels
    from sudare.channels.jobs import DatabaseQueue
    from sudare.channels.terms import TOLD_ELSEWHERE
    from sudare.kit.events import listen
    from sudare.reception.events import VisitorShutOut
    from sudare.rooms.events import RoomLogGrew

    def tell_who_is_elsewhere(fact: RoomLogGrew) -> None:
        if fact.is_visitors and fact.kind in TOLD_ELSEWHERE:
            channels.note_grown(room_id=fact.room_id)

    def go_on(fact: AttachmentChecked) -> None:
        channels.note_checked(attachment_id=fact.attachment_id)

    def forget_what_waits(fact: VisitorShutOut) -> None:
        channels.forget_visitor(visitor_id=fact.visitor_id)

    channels.queue_with(DatabaseQueue())
    listen(VisitorShutOut, forget_what_waits)
    listen(RoomLogGrew, tell_who_is_elsewhere)
    listen(AttachmentChecked, go_on)


def _notifications() -> None:
    from sudare.notifications import actions as notifications
    from sudare.notifications.jobs import DatabaseQueue

    notifications.queue_with(DatabaseQueue())


def _model() -> "Provider | None":
    if not settings.AI_BASE_URL:
        return None
    from sudare.assistant.providers.open_ai import OpenAiProvider  # the client is loaded where it is used
    from sudare.assistant.terms import Endpoint

    return OpenAiProvider(
        Endpoint(
            base_url=settings.AI_BASE_URL,
            model=settings.AI_MODEL,
            key=settings.AI_KEY,
            has_vision=settings.AI_VISION,
            about=settings.AI_ABOUT,
            timeout_seconds=settings.AI_TIMEOUT_SECONDS,
            tries=settings.AI_TRIES,
            most_tokens=settings.AI_ANSWER_TOKENS,
        )
    )


def _rooms() -> None:
    from sudare.attachments.events import AttachmentForgotten, AttachmentRefused, AttachmentReleased
    from sudare.kit.events import listen
    from sudare.rooms.actions import note_forgotten_picture, note_reviewed_picture
    from sudare.rooms.queries import DeskOfRooms
    from sudare.rooms.terms import EventKind
    from sudare.rulebook.queries import find_desks_with

    find_desks_with(DeskOfRooms())

    def tell_the_room(fact: AttachmentForgotten) -> None:
        note_forgotten_picture(message_id=fact.message_id, room_id=fact.room_id, attachment_id=fact.attachment_id)

    def tell_of_release(fact: AttachmentReleased) -> None:
        note_reviewed_picture(
            kind=EventKind.PICTURE_RELEASED,
            message_id=fact.message_id,
            room_id=fact.room_id,
            attachment_id=fact.attachment_id,
        )

    def tell_of_refusal(fact: AttachmentRefused) -> None:
        note_reviewed_picture(
            kind=EventKind.PICTURE_REFUSED,
            message_id=fact.message_id,
            room_id=fact.room_id,
            attachment_id=fact.attachment_id,
        )

    listen(AttachmentForgotten, tell_the_room)
    listen(AttachmentReleased, tell_of_release)
    listen(AttachmentRefused, tell_of_refusal)


def _reception() -> None:
    from sudare.accounts.actions import part_minors_with
    from sudare.kit.events import listen
    from sudare.reception.actions import note_message
    from sudare.reception.actions.minors import part_from_guests
    from sudare.rooms.events import RoomLogGrew
    from sudare.rooms.terms import EventKind

    def note(fact: RoomLogGrew) -> None:
        if fact.is_visitors and fact.kind == EventKind.MESSAGE_POSTED:
            note_message(room_id=fact.room_id, speaker_id=fact.actor_id)

    listen(RoomLogGrew, note)
    part_minors_with(part_from_guests)


def _watching() -> None:
    from sudare.kit.events import listen
    from sudare.rooms.events import RoomLogGrew
    from sudare.watching import actions as watching
    from sudare.watching.jobs import DatabaseQueue

    def read_on(fact: RoomLogGrew) -> None:
        if not fact.is_visitors:
            watching.note_grown(room_id=fact.room_id)

    watching.queue_with(DatabaseQueue())
    listen(RoomLogGrew, read_on)


def _streams() -> None:
    from sudare.accounts.events import SeatClosed, SeatFrozen, SessionsEnded
    from sudare.connect import hearing
    from sudare.kit.events import listen
    from sudare.reception.events import LineMoved, StaffGone, VisitorShutOut
    from sudare.rooms.events import MemberGone, RoomLogGrew, SomebodyRead, SomebodySpared, SomebodyTypes

    listen(SomebodySpared, hearing.access_may_have_ended)
    listen(LineMoved, hearing.line_moved)
    listen(RoomLogGrew, hearing.room_grew)
    listen(SomebodyTypes, hearing.somebody_types)
    listen(SomebodyRead, hearing.somebody_read)
    listen(MemberGone, hearing.access_may_have_ended)
    listen(SeatClosed, hearing.access_may_have_ended)
    listen(SeatFrozen, hearing.access_may_have_ended)
    listen(SessionsEnded, hearing.access_may_have_ended)
    listen(VisitorShutOut, hearing.access_may_have_ended)
    listen(StaffGone, hearing.access_may_have_ended)
