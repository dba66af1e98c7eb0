"""Copies that turned up elsewhere, as a package tells of them: for programs, and as lines for people.

Mark and view log are told apart: one says whose copy it is, the other who looked at the pictures.
"""

from collections.abc import Iterator
from typing import Any

from sudare.evidence.record import Candidate, Copy
from sudare.evidence.writing import japanese, times

UNDECIDED = "判定できません"


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
        "result": result_of(copy),
        "marks": [_candidate(each) for each in copy.marks],
        "alike": [
            {"picture_id": each.picture_id, "differing_bits_of_256": each.distance, "room": each.room}
            for each in copy.alike
        ],
        "views": views,
    }


def result_of(copy: Copy) -> str:
    if not copy.is_traced:
        return copy.why_not
    return UNDECIDED if not copy.marks else "写しの番号が読み取れました"


def lines_of(copy: Copy) -> Iterator[tuple[str, str]]:
    """Label and value, in Japanese."""
    yield "届け出", f"{japanese(copy.filed_at)}  {copy.filed_by}"
    if copy.where:
        yield "見つかった場所(申告)", copy.where
    yield "ファイルの値(SHA-256)", copy.sha256
    yield "結果", result_of(copy)
    for each in copy.marks:
        yield "写しの番号から", _told(each)
    for alike in copy.alike:
        yield (
            "見た目の近さから",
            f"{alike.picture_id}({alike.room})  256中{alike.distance}の違い。誰の写しかは示しません",
        )
    for view in copy.views:
        yield "閲覧記録から", f"{japanese(view.at)}  {view.viewer}  {view.picture_id}  {view.rendition}"


def _told(each: Candidate) -> str:
    strength = f"強さ {each.strength:.1f}(偶然との差、標準偏差の倍数)" if each.strength is not None else ""
    parts = (each.source, each.code, each.name, each.room, f"{japanese(each.issued_at)} に表示", strength)
    return "  ".join(part for part in parts if part)


def _candidate(each: Candidate) -> dict[str, Any]:
    return {
        "source": each.source,
        "code": each.code,
        "strength_in_standard_deviations_above_chance": each.strength,
        "name": each.name,
        "room": each.room,
        "picture_id": each.picture_id,
        "rendition": each.rendition,
        "issued_at": times(each.issued_at),
    }
