"""An invented conversation with everything a package has to carry, drawn from a number; for measuring and for tests."""

import struct
import zlib
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from sudare.evidence.both import Both
from sudare.evidence.record import (
    Case,
    Clock,
    Custody,
    Earlier,
    MemoLine,
    Message,
    Participant,
    Picture,
    Record,
    Standing,
)
from sudare.imaging.terms import Pixels

BEGUN: Final = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_GUEST: Final = Both("お客さま", "Guest")
_TALK: Final = (
    "こんにちは。昨日の写真、届きましたか。",
    "はい、届きました。ありがとうございます。",
    "もう一枚送ってもらえますか? 明るいところで撮ったものがいいです。",
    "すみません、それは送りたくありません。",
    "送らないなら、この前の写真を家族に送ります。払えば消します。今日中に決めてください。",
    "やめてください。これ以上は連絡しません。",
    "よく考えて。😀 https://example.com/pay に入れるだけです。",
    "Please stop writing to me. I have kept everything you wrote.",
)


def conversation(messages: int, *, pictures_every: int = 25) -> Record:
    """A record of that many messages, one of them reported, some deleted or edited, some with pictures."""
    case = Case(
        case_id="01990000-0000-7000-8000-00000000c0de",
        number=12,
        organisation_id="01990000-0000-7000-8000-0000000000aa",
        organisation="あおぞら相談室",
        address="https://sudare.example.com",
        room_id="01990000-0000-7000-8000-0000000000bb",
        room="さくら と はじめ",
        reason_code="threat",
        reason=Both("写真をばらまくと脅されている", "A threat to spread pictures"),
        opened_at=BEGUN + timedelta(days=1, hours=1),
        reported_at=BEGUN + timedelta(days=1),
    )
    return Record(
        case=case,
        participants=(
            Participant("reporter", "さくら", _GUEST, (("年齢", "19歳"),), is_reporter=True),
            Participant(
                "other", "はじめ", _GUEST, (("年齢", "24歳"), ("メール", "hajime@example.com")), is_reported=True
            ),
        ),
        messages=tuple(_message(number, messages, pictures_every) for number in range(1, messages + 1)),
        clock=Clock(Both("サーバーの時計(NTPで合わせています)", "The server's clock, kept by NTP"), 0.004, BEGUN),
        made_at=BEGUN + timedelta(days=1, hours=2),
        made_by="窓口 みどり",
        scope=Both(
            f"この部屋の最後の{messages}件。それより前は入っていません。",
            f"The last {messages} messages of this room, and none before them.",
        ),
        memo=(
            MemoLine(Both("どこで起きましたか", "Where did it happen?"), "この部屋と、ほかのアプリ"),
            MemoLine(Both("いつからですか", "Since when?"), "2026年11月20日から"),
            MemoLine(Both("何を求められましたか", "What was demanded?"), "写真と、ギフトカード3万円分"),
            MemoLine(Both("払ったものがありますか", "Was anything paid?"), "ありません"),
            MemoLine(Both("相手は何歳だと言っていますか", "Which age did the other one state?"), "24歳"),
        ),
        custody=(
            Custody(
                BEGUN + timedelta(days=1),
                "さくら",
                Both("保全", "Preserved"),
                "本人がボタンを押した時点の写し。封をして保管",
            ),
            Custody(BEGUN + timedelta(days=1, hours=1), "窓口 みどり", Both("事案を開いた", "Opened the case")),
            Custody(BEGUN + timedelta(days=1, hours=2), "窓口 みどり", Both("この書類を作成した", "Made this package")),
        ),
    )


def _message(number: int, last: int, pictures_every: int) -> Message:
    at = BEGUN + timedelta(minutes=2 * number, seconds=number % 60, microseconds=number)
    words = _TALK[(number - 1) % len(_TALK)]
    return Message(
        message_id=f"01990000-0000-7000-8000-{number:012x}",
        number=number,
        author_id="other" if number % 2 else "reporter",
        at=at,
        words=words,
        pictures=(_picture(number),) if number % pictures_every == 0 else (),
        earlier=(Earlier(f"{words} 今すぐ。", at + timedelta(minutes=1)),) if number % 40 == 0 else (),
        edited_at=at + timedelta(minutes=1) if number % 40 == 0 else None,
        deleted_at=at + timedelta(hours=2) if number % 8 == 0 else None,
        is_reported=number == (last - last // 10) // 2 * 2 - 1,
    )


def _picture(number: int) -> Picture:
    """An ordinary one, an intimate one with a blur, one of a child with nothing: in turn."""
    picture_id, turn = f"01990000-0000-7000-9000-{number:012x}", number // 25 % 3
    if turn == 1:
        shown = gradient(320, 240, number)
        content = png(shown)
        return Picture(
            picture_id, sha256(content).hexdigest(), width_px=320, height_px=240, content=content, pixels=shown
        )
    unseen = sha256(f"picture {number}".encode()).hexdigest()
    if turn:
        blur = gradient(24, 18, number)
        return Picture(picture_id, unseen, Standing.INTIMATE, ("explicit",), 1200, 900, blur=png(blur), pixels=blur)
    return Picture(picture_id, unseen, Standing.CHILD, ("explicit",), 1200, 900)


def gradient(width_px: int, height_px: int, number: int) -> Pixels:
    """Soft colours that differ from number to number."""
    rows = (
        bytes((180 + 60 * x // width_px, 200 - 80 * y // height_px, (number * 37 + x) % 60 + 140))
        for y in range(height_px)
        for x in range(width_px)
    )
    return Pixels(width_px, height_px, b"".join(rows))


def png(pixels: Pixels) -> bytes:
    """Source: PNG, third edition, sections 5 and 9 (no filter)."""
    wide = 3 * pixels.width_px
    rows = b"".join(b"\0" + pixels.rgb[at : at + wide] for at in range(0, len(pixels.rgb), wide))
    head = struct.pack("!IIBBBBB", pixels.width_px, pixels.height_px, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))
