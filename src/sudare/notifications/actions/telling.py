"""One notice told: by push to every device, by mail, or in a chat tool. It says that something waits, and where."""

import json
from datetime import timedelta
from uuid import UUID

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext

from sudare.accounts.queries import seats_of
from sudare.kit.clock import now
from sudare.kit.errors import SudareError
from sudare.notifications import queries
from sudare.notifications.actions.casework import note_cases
from sudare.notifications.actions.desk import the_queue
from sudare.notifications.actions.nights import put_to_morning
from sudare.notifications.actions.noticing import look_around
from sudare.notifications.actions.sealing import unseal
from sudare.notifications.errors import DeviceGone, WayRefused, WayUnreachable
from sudare.notifications.models import Device, Notice
from sudare.notifications.providers import chat, push
from sudare.notifications.terms import AT_ONCE, KEPT, LATE, LEASE, PAUSES, URGENT, NoticeState, Occasion, Way

log = structlog.get_logger(__name__)


def tell(*, notice_id: UUID) -> None:
    """Tell it, unless it is no news any more. What fails for now is tried again; what is refused lies dead.

    Nobody under age is rung in their quiet hours, however old the notice is: it waits for the morning.
    """
    notice = _claimed(notice_id)
    if notice is None:
        return
    if notice.made_at < now() - LATE or not _is_seated(notice) or not queries.still_waits(notice):
        _end(notice, NoticeState.SKIPPED)
        return
    if put_to_morning(notice):
        return
    language = (notice.user.language if notice.user else "") or settings.LANGUAGE_CODE
    try:
        with translation.override(language):
            is_told = _WAYS[Way(notice.way)](notice)
    except WayRefused as error:
        _end(notice, NoticeState.DEAD, failure=error.code)
    except SudareError as error:
        _put_off(notice, error.code)
    except Exception:
        log.exception("notice_not_told", way=notice.way)
        _put_off(notice, "internal")
    else:
        _end(notice, NoticeState.SENT if is_told else NoticeState.SKIPPED)


def sweep() -> None:
    """Every few seconds: news is found, what is due gets its job, and what is long over goes."""
    note_cases()
    look_around()
    waiting = the_queue().waiting()
    for notice in queries.due(now()).exclude(pk__in=waiting)[:AT_ONCE]:
        the_queue().put(notice.pk)
    Notice.objects.filter(made_at__lt=now() - KEPT).delete()


def words_of(notice: Notice) -> tuple[str, str, str]:
    """Title, sentence and the way there. Never who, never what."""
    told = {
        Occasion.MESSAGE: (gettext("There is something new to read."), f"/rooms/{notice.room_id}/"),
        Occasion.VISITOR: (gettext("A visitor is waiting."), "/desk/"),
        Occasion.REVIEW: (gettext("A picture waits for somebody to look at it."), "/reviews/"),
        Occasion.CASE: (gettext("Something waits for somebody to look into it."), "/cases/"),
        Occasion.OVERDUE: (gettext("Something has waited too long for somebody to look into it."), "/cases/"),
        Occasion.DECISION: (gettext("There is something new to read."), "/me/"),
        Occasion.TEST: (gettext("This is a test. Notices arrive here."), "/"),
    }
    sentence, path = told[Occasion(notice.occasion)]
    if notice.key.startswith(URGENT):
        sentence = gettext("It is urgent: somebody needs you to look now, although it is night.")
    title = notice.desk.name if notice.desk else "Sudare"
    return title, sentence, f"{settings.BASE_URL}{path}"


def _by_push(notice: Notice) -> bool:
    """To every device of theirs; one that is gone is forgotten. Raises: WayUnreachable when none took it."""
    devices = queries.devices_of(notice.user_id) if notice.user_id else []
    title, sentence, address = words_of(notice)
    words = {"title": title, "body": sentence, "url": address, "tag": f"{notice.occasion}:{notice.room_id or ''}"}
    told, failed = 0, 0
    for device in devices:
        try:
            push.push(
                subscription=json.loads(unseal(device.address) or "{}"),
                words=words,
                key_file=settings.PUSH_KEY_FILE,
                contact=f"mailto:{settings.DEFAULT_FROM_EMAIL}",
            )
        except (DeviceGone, KeyError):
            device.delete()
        except (WayUnreachable, WayRefused):
            failed += 1
        else:
            told += 1
            Device.objects.filter(pk=device.pk).update(told_at=now())
    if failed and not told:
        raise WayUnreachable
    return told > 0


def _by_mail(notice: Notice) -> bool:
    if notice.user is None:
        return False
    title, sentence, address = words_of(notice)
    below = gettext("You can change what you are told of on your own page: %(address)s")
    footer = below % {"address": f"{settings.BASE_URL}/me/notices/"}
    text = f"{sentence}\n{address}\n\n{footer}"
    headers = {"Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(f"{title}: {sentence}", text, to=[notice.user.email], headers=headers).send()
    except OSError as error:  # smtplib's errors are OSErrors too
        raise WayUnreachable from error
    return True


def _by_chat(notice: Notice) -> bool:
    if notice.tool is None:
        return False
    title, sentence, address = words_of(notice)
    chat.tell(
        address=unseal(notice.tool.address), listed=settings.CHAT_HOSTS, title=title, text=f"{sentence}\n{address}"
    )
    return True


_WAYS = {Way.PUSH: _by_push, Way.MAIL: _by_mail, Way.CHAT: _by_chat}


def _is_seated(notice: Notice) -> bool:
    """Whether its reader still sits here."""
    if notice.user is None:
        return notice.tool is not None
    seats = seats_of(notice.user.pk).filter(organisation_id=notice.organisation_id)
    if notice.occasion != Occasion.DECISION:  # who is stopped may still read why
        seats = seats.filter(frozen_at=None)
    return seats.exists()


def _claimed(notice_id: UUID) -> Notice | None:
    moment = now()
    due = queries.due(moment).filter(pk=notice_id)
    if not due.update(next_try_at=moment + LEASE):
        return None
    return Notice.objects.select_related("user", "tool", "desk").get(pk=notice_id)


def _put_off(notice: Notice, failure: str) -> None:
    notice.tries += 1
    notice.failure = failure[:40]
    if notice.tries > len(PAUSES):
        _end(notice, NoticeState.DEAD, failure=failure)
        return
    notice.next_try_at = now() + timedelta(seconds=PAUSES[notice.tries - 1])
    notice.save(update_fields=["tries", "failure", "next_try_at"])


def _end(notice: Notice, state: NoticeState, *, failure: str = "") -> None:
    notice.state, notice.failure, notice.ended_at = state, failure[:40], now()
    notice.save(update_fields=["state", "failure", "ended_at", "tries"])
