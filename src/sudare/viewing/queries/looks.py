"""Who looked, and when, and why."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sudare.accounts.models import Membership, User
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.audit.models import Entry
from sudare.kit.clock import now
from sudare.rooms.queries import titles_of
from sudare.viewing.models import ShareLink, Unmasking
from sudare.viewing.terms import DEEDS, EXPOSED, ONE_LOOK, ORIGINAL, VEIL, AsOf, Caption, Deed, View, WhoSaw

Look = list[Entry]
"""Entries about one look at one picture, in order."""


def who_saw(attachment_id: UUID) -> WhoSaw:
    """Everybody but its sender who saw a picture, oldest first, each with the entry that proves it.

    The end of the log is read first: "nobody" is never said about more than was looked through. Six queries, however
    many looked.
    """
    attachment = Attachment.objects.filter(pk=attachment_id).values("organisation_id", "uploader_id").first()
    if attachment is None:
        return WhoSaw([], AsOf(0, now()))
    as_of = end_of_log(attachment["organisation_id"])
    entries = Entry.objects.filter(subject_id=attachment_id, verb__in=list(DEEDS)).order_by("sequence")
    others = [entry for entry in entries if _is_by_another(entry, attachment["uploader_id"])]
    return WhoSaw(views_in(others), as_of)


def _is_by_another(entry: Entry, uploader_id: UUID) -> bool:
    """An AI is somebody else, also when the sender asked it."""
    return entry.actor_id is None or entry.actor_id != uploader_id or entry.verb == EXPOSED


def end_of_log(organisation_id: UUID) -> AsOf:
    """How far an organisation's log goes now."""
    moment = now()
    newest = Entry.objects.filter(organisation_id=organisation_id).order_by("-sequence")
    return AsOf(newest.values_list("sequence", flat=True).first() or 0, moment)


def views_in(entries: Iterable[Entry]) -> list[View]:
    """The looks these entries tell of, in the order they began; closed blinds left out. Three queries."""
    looks = _looks(entry for entry in entries if entry.details.get("rendition") != VEIL)
    firsts = [look[0] for look in looks]
    reasons = _reasons({str(one.details["unmasking"]) for one in firsts if "unmasking" in one.details})
    people = {one.actor_id for one in firsts if one.actor_id}
    links = _links({str(one.details["share"]) for one in firsts if "share" in one.details})
    names = dict(User.objects.filter(pk__in=people).values_list("pk", "name"))
    roles = _roles_now(firsts, people)
    views = [_view(look, reasons, names, roles) for look in looks]
    return [_by_link(view, links.get(str(one.details.get("share")))) for view, one in zip(views, firsts, strict=True)]


def captions_of(attachment_ids: Iterable[UUID]) -> dict[UUID, Caption]:
    """What these pictures are called in a list. Three queries."""
    found = list(Attachment.objects.filter(pk__in=set(attachment_ids)).select_related("uploader"))
    titles = titles_of({one.room_id for one in found if one.room_id})
    return {
        one.pk: Caption(
            name=one.name,
            sender=one.uploader.name,
            room_id=one.room_id,
            room=titles.get(one.room_id, "") if one.room_id else "",
            is_forgotten=one.state == State.FORGOTTEN,
        )
        for one in found
    }


def unmasking_in_force(*, attachment_id: UUID, user_id: UUID, moment: datetime) -> Unmasking | None:
    """The leave this person has now to see what is covered in this picture."""
    theirs = Unmasking.objects.filter(attachment_id=attachment_id, user_id=user_id, expires_at__gt=moment)
    return theirs.order_by("-expires_at").first()


def _looks(entries: Iterable[Entry]) -> list[Look]:
    """Entries gathered: a leave with what was seen under it, and parts asked for one after the other."""
    looks: list[Look] = []
    open_looks: dict[tuple[object, ...], Look] = {}
    for entry in entries:
        key = (entry.subject_id, entry.actor_id, DEEDS[entry.verb], *_kind_of(entry))
        look = open_looks.get(key)
        if look is None or not _belongs(entry, look):
            look = open_looks[key] = []
            looks.append(look)
        look.append(entry)
    return looks


def _kind_of(entry: Entry) -> tuple[object, ...]:
    return (entry.details.get("unmasking"), entry.details.get("rendition"), entry.details.get("share"))


def _belongs(entry: Entry, look: Look) -> bool:
    return "unmasking" in entry.details or entry.at - look[0].at <= ONE_LOOK


def _reasons(ids: set[str]) -> dict[str, str]:
    return {str(pk): reason for pk, reason in Unmasking.objects.filter(pk__in=ids).values_list("pk", "reason")}


def _links(ids: set[str]) -> dict[str, ShareLink]:
    return {str(link.pk): link for link in ShareLink.objects.filter(pk__in=ids).select_related("made_by")}


def _by_link(view: View, link: ShareLink | None) -> View:
    """Who it was nobody knows; but which link, and who made it."""
    return replace(view, share_id=link.pk, link=link.label, shared_by=link.made_by.name) if link else view


def _roles_now(entries: list[Entry], people: set[UUID]) -> dict[tuple[UUID, UUID], str]:
    """For entries from before roles were written down with them."""
    houses = {entry.organisation_id for entry in entries if "role" not in entry.details}
    seats = Membership.objects.filter(organisation_id__in=houses, user_id__in=people)
    return {(seat.organisation_id, seat.user_id): seat.role for seat in seats}


def _view(look: Look, reasons: dict[str, str], names: dict[UUID, str], roles: dict[tuple[UUID, UUID], str]) -> View:
    first = look[0]
    actor = first.actor_id
    deed = DEEDS[first.verb]
    return View(
        attachment_id=first.subject_id or UUID(int=0),
        user_id=actor,
        at=first.at,
        deed=deed,
        rendition=ORIGINAL if deed is Deed.UNMASKED else str(first.details.get("rendition", "")),
        sequence=first.sequence,
        entries=len(look),
        name=names.get(actor, "") if actor else "",
        role=str(first.details.get("role") or (roles.get((first.organisation_id, actor), "") if actor else "")),
        reason=reasons.get(str(first.details.get("unmasking")), ""),
    )
