"""News found: a look every few seconds at what was said and who waits, away from the transactions that made it so.

What somebody reads within these seconds was no news to them. The same news looked at twice makes one notice.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sudare.kit.clock import now
from sudare.notifications import queries
from sudare.notifications.models import Notice, Wish
from sudare.notifications.terms import AGAIN_AFTER, LOOKS_BACK, MAIL_AFTER, Occasion, Way
from sudare.rooms.models import RoomMember
from sudare.rooms.queries.minors import minors_in
from sudare.rooms.queries.nights import asleep_until

SETTLES: Final = timedelta(seconds=8)  # who has the room open reads within this


def look_around() -> None:
    """Make notices of everything new. Looks back far enough for a transaction that ended late."""
    since, until = now() - LOOKS_BACK, now() - SETTLES
    _messages(since, until)
    _visitors(since, until)
    _reviews(since, until)


def _messages(since: datetime, until: datetime) -> None:
    seats = queries.unread_messages(since=since, until=until)
    wishes = queries.wishes_of(seat.user_id for seat in seats)
    devices = queries.with_devices(seat.user_id for seat in seats)
    asleep = _asleep(seats)
    for seat in seats:
        for way in _ways(wishes[seat.user_id], Occasion.MESSAGE, has_device=seat.user_id in devices):
            if seat.pk in asleep:
                _keep_for_morning(seat, way, morning=asleep[seat.pk])
                continue
            lately = now() - AGAIN_AFTER
            if not queries.told_lately(user_id=seat.user_id, room_id=seat.room_id, way=way, since=lately):
                _make(
                    user_id=seat.user_id,
                    way=way,
                    occasion=Occasion.MESSAGE,
                    organisation_id=seat.room.organisation_id,
                    room_id=seat.room_id,
                    sequence=seat.room.last_sequence,
                    key=f"{seat.room_id}:{seat.room.last_sequence}:{seat.user_id}:{way}",
                )


def _asleep(seats: list[RoomMember]) -> dict[UUID, datetime]:
    """Seats whose reader is under age and in their quiet hours, with the end of those. One query where nobody is."""
    young = minors_in({seat.room_id for seat in seats}, with_gone=False)
    theirs = [seat for seat in seats if seat.user_id in young.get(seat.room_id, ())]
    ends = {
        seat.pk: asleep_until(organisation_id=seat.room.organisation_id, room_id=seat.room_id, user_id=seat.user_id)
        for seat in theirs
    }
    return {pk: end for pk, end in ends.items() if end}


def _keep_for_morning(seat: RoomMember, way: Way, *, morning: datetime) -> None:
    """One notice a night for each room, about the newest that was said there. It is made for, and of, that hour."""
    key = f"night:{seat.room_id}:{seat.user_id}:{way}:{int(morning.timestamp())}"
    about = {"organisation_id": seat.room.organisation_id, "room_id": seat.room_id, "occasion": Occasion.MESSAGE}
    first = {"user_id": seat.user_id, "way": way, "made_at": morning, "next_try_at": morning, **about}
    Notice.objects.update_or_create(
        key=key,
        defaults={"sequence": seat.room.last_sequence},
        create_defaults={"sequence": seat.room.last_sequence, **first},
    )


def _visitors(since: datetime, until: datetime) -> None:
    for visit in queries.waiting_visits(since=since, until=until):
        about = {"organisation_id": visit.organisation_id, "room_id": visit.room_id, "desk_id": visit.desk_id}
        news = f"visit:{visit.pk}:{int(visit.queued_at.timestamp())}"
        tell_people(queries.staff_of(visit.desk_id), Occasion.VISITOR, news=news, **about)
        _tell_tools(visit.organisation_id, Occasion.VISITOR, news=news, desk_id=visit.desk_id, room_id=visit.room_id)


def _reviews(since: datetime, until: datetime) -> None:
    for review in queries.waiting_reviews(since=since, until=until):
        people = [
            each for each in queries.reviewers_of(review.organisation_id) if each != review.attachment.uploader_id
        ]
        news = f"review:{review.pk}"
        tell_people(people, Occasion.REVIEW, news=news, organisation_id=review.organisation_id)
        _tell_tools(review.organisation_id, Occasion.REVIEW, news=news, desk_id=None, room_id=None)


def tell_people(user_ids: Iterable[UUID], occasion: Occasion, *, news: str, **about: Any) -> int:
    """By every way they want for this occasion. Returns how many notices that makes."""
    people = list(user_ids)
    wishes, devices = queries.wishes_of(people), queries.with_devices(people)
    told = [
        (user_id, way)
        for user_id in dict.fromkeys(people)
        for way in _ways(wishes[user_id], occasion, has_device=user_id in devices)
    ]
    for user_id, way in told:
        _make(user_id=user_id, way=way, occasion=occasion, key=f"{news}:{user_id}:{way}", **about)
    return len(told)


def _tell_tools(
    organisation_id: UUID, occasion: Occasion, *, news: str, desk_id: UUID | None, room_id: UUID | None
) -> None:
    for tool in queries.tools_of(organisation_id):
        if occasion in tool.occasions and tool.desk_id in {None, desk_id}:
            _make(
                tool_id=tool.pk,
                way=Way.CHAT,
                occasion=occasion,
                organisation_id=organisation_id,
                desk_id=desk_id,
                room_id=room_id,
                key=f"{news}:{tool.pk}",
            )


def _ways(wish: Wish, occasion: Occasion, *, has_device: bool) -> list[Way]:
    if is_quiet(wish, now()):
        return []
    wanted = [Way.PUSH] if has_device and occasion in wish.push else []
    return [*wanted, Way.MAIL] if occasion in wish.mail else wanted


def is_quiet(wish: Wish, moment: datetime) -> bool:
    """Whether this person wants peace now; their night may go past midnight."""
    if wish.quiet_from is None or wish.quiet_until is None:
        return False
    here = moment.astimezone(ZoneInfo(settings.TIME_ZONE)).time()
    if wish.quiet_from < wish.quiet_until:
        return wish.quiet_from <= here < wish.quiet_until
    return here >= wish.quiet_from or here < wish.quiet_until


def _make(*, way: Way, key: str, **columns: Any) -> None:
    """Once: whoever looks a second time finds it there. A mail waits a while for somebody who looks by themselves."""
    after = MAIL_AFTER if way is Way.MAIL else timedelta()
    Notice.objects.get_or_create(key=key, defaults={"way": way, "next_try_at": now() + after, **columns})
