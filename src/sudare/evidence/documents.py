"""The files of a package that are for programs."""

from typing import Any, Final

from sudare.evidence import container
from sudare.evidence.copies import spelled_copy
from sudare.evidence.manifest import spelled
from sudare.evidence.record import Message, Picture, Record, Standing, View
from sudare.evidence.writing import about, said, times

_BLURRED: Final = "-blur"  # behind the id, which has no such letters
_ENDINGS: Final = {b"\xff\xd8": "jpg", b"\x89P": "png", b"RI": "webp"}


def of(record: Record) -> dict[str, bytes]:
    """The files that say everything there is to say, for programs."""
    return {
        "case.json": spelled(_case(record)),
        "memo.json": spelled([said("question", each.question) | {"answer": each.answer} for each in record.memo]),
        "messages.json": spelled(_messages(record)),
        "views.json": spelled(_views(record)),
        "custody.json": spelled(_custody(record)),
        "copies.json": spelled(_copies(record)),
        **_pictures(record),
    }


def _case(record: Record) -> dict[str, Any]:
    case, clock = record.case, record.clock
    return about(case) | {
        "organisation_id": case.organisation_id,
        "address": case.address,
        "room": {"id": case.room_id, "name": case.room},
        "reason": {"code": case.reason_code} | said("words", case.reason),
        "opened_at": times(case.opened_at),
        "reported_at": times(case.reported_at),
        "made_at": times(record.made_at),
        "made_by": record.made_by,
        **said("scope", record.scope),
        "clock": {
            **said("source", clock.source),
            "offset_seconds": clock.offset_seconds,
            "compared_at": times(clock.compared_at),
        },
        "participants": [
            {
                "id": each.participant_id,
                "name": each.name,
                **said("seat", each.seat),
                "declared_by_themselves": dict(each.declared),
                "is_reporter": each.is_reporter,
                "is_reported": each.is_reported,
            }
            for each in record.participants
        ],
    }


def _messages(record: Record) -> list[dict[str, Any]]:
    reported = [each.number for each in record.messages if each.is_reported]
    first, last = (min(reported), max(reported)) if reported else (0, 0)
    return [_message(each) | {"part": _part(each, first, last)} for each in record.messages]


def _part(message: Message, first: int, last: int) -> str:
    """Where it stands to what was reported."""
    if message.is_reported:
        return "reported"
    if message.is_later:
        return "after_the_report"
    return "before" if message.number < first else "after" if message.number > last else "between"


def _message(message: Message) -> dict[str, Any]:
    return {
        "id": message.message_id,
        "number": message.number,
        "author_id": message.author_id,
        "at": times(message.at),
        "words": message.words,
        "earlier": [{"words": each.words, "until": times(each.until)} for each in message.earlier],
        "edited_at": times(message.edited_at),
        "deleted_at": times(message.deleted_at),
        "reply_to": message.reply_to,
        "pictures": [_picture(each) for each in message.pictures],
    }


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "id": picture.picture_id,
        "sha256": picture.sha256,
        "standing": picture.standing,
        "kinds": list(picture.kinds),
        "width_px": picture.width_px,
        "height_px": picture.height_px,
        "file": file_of(picture),
    }


def file_of(picture: Picture) -> str | None:
    """Where a picture, or its blur, lies in the package."""
    shown = picture.content or picture.blur
    if not shown:
        return None
    blurred = "" if picture.content else _BLURRED
    return f"pictures/{picture.picture_id}{blurred}.{_ENDINGS[shown[:2]]}"


def shown_in(package: bytes) -> frozenset[Standing]:
    """Pictures of which standing lie in a package of ours, whole or as a blur. A child's never do."""
    names = [name for name in container.read(package).files if name.startswith("pictures/")]
    return frozenset(Standing.INTIMATE if _BLURRED in name else Standing.ORDINARY for name in names)


def _pictures(record: Record) -> dict[str, bytes]:
    every = [picture for message in record.messages for picture in message.pictures]
    every += [copy.picture for copy in record.copies]
    return {name: each.content or each.blur for each in every if (name := file_of(each))}


def _views(record: Record) -> dict[str, Any]:
    log = record.views
    return {"checkpoint": log.checkpoint, "key": log.key, "views": [_view(each) for each in log.views]}


def _view(view: View) -> dict[str, Any]:
    proof = view.proof
    return {
        "at": times(view.at),
        "viewer": view.viewer,
        "picture_id": view.picture_id,
        "rendition": view.rendition,
        "entry": view.entry,
        "proof": proof and {"sequence": proof.sequence, "size": proof.size, "path": list(proof.path)},
    }


def _copies(record: Record) -> list[dict[str, Any]]:
    return [
        spelled_copy(each, file=file_of(each.picture), views=[_view(view) for view in each.views])
        for each in record.copies
    ]


def _custody(record: Record) -> list[dict[str, Any]]:
    return [
        {"at": times(each.at), "who": each.who, "note": each.note} | said("deed", each.deed) for each in record.custody
    ]
