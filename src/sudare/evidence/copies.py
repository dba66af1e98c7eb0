"""Copies that turned up elsewhere, as a package tells of them: for programs, and as lines for people.

Mark and view log are told apart: one says whose copy it is, the other who looked at the pictures.
"""

from collections.abc import Iterator
from typing import Any, Final

from sudare.evidence.both import Both
from sudare.evidence.record import Alike, Candidate, Copy, View
from sudare.evidence.writing import english, japanese, said, times

UNDECIDED: Final = Both("判定できません", "It can't be told")
_READ: Final = Both("写しの番号が読み取れました", "A copy's number was read")
_RENDITIONS: Final = {
    "thumbnail": Both("小さな表示", "small"),
    "view": Both("画面での表示", "on screen"),
    "full": Both("原寸", "full size"),
    "original": Both("覆いのない元の写真", "without what the rules cover"),
}


def spelled_copy(copy: Copy, *, file: str | None, views: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": copy.picture.picture_id,
        "filed_at": times(copy.filed_at),
        "filed_by": copy.filed_by,
        "where_as_stated": copy.where,
        "sha256_as_found": copy.sha256,
        "standing": copy.picture.standing,
        "kinds": list(copy.picture.kinds),
        "file": file,
        "sha256_of_file": copy.picture.sha256 if file else None,
        "is_traced": copy.is_traced,
        **said("result", result_of(copy)),
        "marks": [_candidate(each) for each in copy.marks],
        "alike": [
            {"picture_id": each.picture_id, "differing_bits_of_256": each.distance, "room": each.room}
            for each in copy.alike
        ],
        "views": views,
    }


def result_of(copy: Copy) -> Both:
    if not copy.is_traced:
        return copy.why_not
    return _READ if copy.marks else UNDECIDED


def rendition_of(view: View) -> Both:
    """Which of a picture's sizes somebody looked at."""
    return _RENDITIONS.get(view.rendition, Both(view.rendition))


def lines_of(copy: Copy) -> Iterator[tuple[Both, Both]]:
    """Label and value."""
    filed = Both(f"{japanese(copy.filed_at)}  {copy.filed_by}", f"{english(copy.filed_at)}  {copy.filed_by}")
    yield Both("届け出", "Handed in"), filed
    if copy.where:
        yield Both("見つかった場所(申告)", "Where it was found, as stated"), Both(copy.where)
    yield Both("ファイルの値(SHA-256)", "The file's hash (SHA-256)"), Both(copy.sha256)
    yield Both("結果", "Result"), result_of(copy)
    for each in copy.marks:
        yield Both("写しの番号から", "By the copy's number"), _told(each)
    for alike in copy.alike:
        yield Both("見た目の近さから", "By likeness"), _likeness(alike)
    for view in copy.views:
        told = seen(view)
        at = Both(f"{japanese(view.at)}  {told.japanese}", f"{english(view.at)}  {told.english}")
        yield Both("閲覧記録から", "By the view log"), at


def seen(view: View) -> Both:
    """Who looked, at which picture, in which size."""
    parts, size = f"{view.viewer}  {view.picture_id}", rendition_of(view)
    return Both(f"{parts}  {size.japanese}", f"{parts}  {size.english or size.japanese}")


def _likeness(alike: Alike) -> Both:
    named = f"{alike.picture_id} ({alike.room})"
    return Both(
        f"{named}  256中{alike.distance}の違い。誰の写しかは示しません",
        f"{named}  {alike.distance} of 256 differ. It doesn't say whose copy it is",
    )


def _told(each: Candidate) -> Both:
    named = [part for part in (each.code, each.name, each.room) if part]
    shown = Both(f"{japanese(each.issued_at)} に表示", f"shown {english(each.issued_at)}")
    strength = Both("")
    if each.strength is not None:
        number = f"{each.strength:.1f}"
        strength = Both(
            f"強さ {number}(偶然との差、標準偏差の倍数)", f"strength {number} (standard deviations above chance)"
        )
    lines = [
        "  ".join(part for part in (source, *named, issued, strong) if part)
        for source, issued, strong in (
            (each.source.japanese, shown.japanese, strength.japanese),
            (each.source.english, shown.english, strength.english),
        )
    ]
    return Both(*lines)


def _candidate(each: Candidate) -> dict[str, Any]:
    return {
        **said("source", each.source),
        "code": each.code,
        "strength_in_standard_deviations_above_chance": each.strength,
        "name": each.name,
        "room": each.room,
        "picture_id": each.picture_id,
        "rendition": each.rendition,
        "issued_at": times(each.issued_at),
    }
