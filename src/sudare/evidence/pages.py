"""The page for people who open the package in a browser: no script, nothing from elsewhere. And the words for the rest."""

from collections.abc import Iterable, Iterator
from importlib.resources import files as resources
from typing import Final

from sudare.evidence.both import Both
from sudare.evidence.copies import lines_of, seen
from sudare.evidence.documents import file_of
from sudare.evidence.letters import visible
from sudare.evidence.manifest import fingerprint
from sudare.evidence.markup import Row, heading, in_both, note, rows, text
from sudare.evidence.record import Copy, Custody, Message, Participant, Picture, Record
from sudare.evidence.standings import standing_of
from sudare.evidence.strips import UNKEPT
from sudare.evidence.writing import english, japanese, moment, when

_HEAD: Final = (
    '<!doctype html>\n<html lang="ja">\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
    '<meta name="color-scheme" content="light dark">\n'
)
_ABOUT: Final = (
    '<p class="soft">保存された記録からまとめたものです。時刻は日本時間。紙で読むときは <a href="report.pdf">report.pdf</a>、'
    'この一式が作られたときのままかは <a href="verify.html">verify.html</a> で確かめられます。'
    '<span lang="en">Put together from what was preserved. Times are those of Japan (JST), and of UTC where it says so. '
    '<a href="report.pdf">report.pdf</a> is for reading on paper, in Japanese; <a href="verify.html">verify.html</a> checks '
    "that nothing of this was changed since it was made. What people wrote stands as they wrote it.</span></p>\n"
)
_PARTS: Final = {
    "people": Both("会話に加わっていた人", "Who took part"),
    "memo": Both("通報した人の説明", "What the reporter says"),
    "talk": Both("会話", "The conversation"),
    "screens": Both("画面", "Drawn screens"),
    "views": Both("写真の閲覧記録", "Who looked at the pictures"),
    "copies": Both("ほかで見つかった写し", "Copies found elsewhere"),
    "custody": Both("保管の経過", "Chain of custody"),
}
_DECLARED: Final = Both("本人の申告です。確かめていません。", "As they declared it themselves. Nobody has checked it.")
_DRAWN: Final = Both(
    "通報した人に見えていた会話を、保存された記録から描いたものです。通報のあとの部分は、通報した人に見えていないものを含みます。",
    "The conversation as the reporter saw it, drawn from what was preserved; no photographs of a display. What was said "
    "after the report may not have been seen by them.",
)
_REPORTER: Final = Both("通報した人", "who reported")
_REPORTED: Final = Both("通報された人", "who was reported")
_TARGET: Final = Both("▲ 通報の対象", "This is what was reported")
_LATER: Final = Both("通報のあとのやりとり", "Said after the report")
_AS_IT_STOOD: Final = Both(
    "この書類を作ったときの部屋の様子です。通報した人には見えていないものを含みます。",
    "As it stood in the room when this package was made. The reporter may not have seen all of it.",
)
_UNKEPT: Final = Both(UNKEPT, "(what it said wasn't kept)")
_HOUSE: Final = Both("お知らせ", "Notice")


def index(record: Record, *, public_key: bytes, screens: int) -> bytes:
    """``index.html``. Whatever people wrote stands in it as words only, each in a frame that keeps its own direction."""
    number = record.case.number
    parts = [
        _HEAD,
        f"<title>証拠の記録 事案{number} / Evidence, case {number}</title>\n<style>{_resource('index.css')}</style>\n<main>\n",
        f"<h1>{in_both(Both(f'証拠の記録 事案{number}', f'Evidence record, case {number}'))}</h1>\n",
        _ABOUT,
        _contents(record),
        rows(_facts(record, public_key)),
        heading("people", _PARTS["people"]),
        note(_DECLARED),
        rows((Both(each.name), _declared(each)) for each in record.participants),
        heading("memo", _PARTS["memo"]),
        rows((each.question, Both(each.answer)) for each in record.memo),
        heading("talk", _PARTS["talk"]),
        *_talk(record),
        heading("screens", _PARTS["screens"]),
        note(_DRAWN),
        '<div class="screens">\n',
        *(f'<img src="{screen_name(each)}" alt="画面 {each} / Screen {each}">\n' for each in range(1, screens + 1)),
        "</div>\n",
        heading("views", _PARTS["views"]),
        rows((when(each.at), seen(each)) for each in record.views.views),
        *_copies(record),
        heading("custody", _PARTS["custody"]),
        rows((when(each.at), _deed(each)) for each in record.custody),
        "</main>\n</html>\n",
    ]
    return "".join(parts).encode("utf-8", "replace")


def readme(record: Record, *, public_key: bytes) -> bytes:
    """``readme.txt``: what lies where, and how to check all of it with `openssl`."""
    known = {
        "number": record.case.number,
        "organisation": visible(record.case.organisation),
        "made_at": moment(record.made_at),
        "fingerprint": fingerprint(public_key),
    }
    return _resource("readme.txt").format(**known).encode()


def screen_name(number: int) -> str:
    return f"screens/{number:04}.png"


def _contents(record: Record) -> str:
    """Links to the parts, and to what was reported."""
    names = [name for name in _PARTS if name != "copies" or record.copies]
    links = [f'<a href="#{name}">{in_both(_PARTS[name])}</a>' for name in names]
    links += [
        f'<a href="#m{each.number}">{in_both(Both(f"▲ 通報の対象 #{each.number}", "What was reported"))}</a>'
        for each in record.messages
        if each.is_reported
    ]
    return f"<nav>{''.join(links)}</nav>\n"


def _facts(record: Record, public_key: bytes) -> Iterator[Row]:
    case = record.case
    yield Both("通報の理由", "Reason for the report"), case.reason
    yield Both("通報の日時", "Reported at"), when(case.reported_at)
    yield Both("会話の場所", "Room"), Both(f"{case.room}  {case.room_id}  {case.address}")
    yield Both("含まれる範囲", "What is in it"), record.scope
    yield Both("時刻の元", "Where the times come from"), record.clock.source
    made = f"{case.organisation}  {record.made_by}"
    yield (
        Both("作成", "Made by"),
        Both(f"{made}  {japanese(record.made_at)}", f"{made}  {english(record.made_at)}"),
    )
    yield Both("署名の鍵の指紋", "Fingerprint of the signing key"), Both(fingerprint(public_key))


def _declared(person: Participant) -> Both:
    sides = [side for side, is_so in ((_REPORTER, person.is_reporter), (_REPORTED, person.is_reported)) if is_so]
    told = [f"{label}: {value}" for label, value in person.declared] + [f"ID {person.participant_id}"]
    return Both(
        "  ".join(part for part in (*(side.japanese for side in sides), person.seat.japanese, *told) if part),
        "  ".join(part for part in (*(side.english for side in sides), person.seat.english) if part),
    )


def _talk(record: Record) -> Iterator[str]:
    """What was preserved; then, apart from it, what was said later."""
    later = [each for each in record.messages if each.is_later]
    yield from _listed([each for each in record.messages if not each.is_later], record)
    if later:
        yield f'<h3 id="later">{in_both(_LATER)}</h3>\n{note(_AS_IT_STOOD)}'
        yield from _listed(later, record)


def _listed(messages: Iterable[Message], record: Record) -> Iterator[str]:
    yield "<ol>\n"
    yield from (_message(each, record) for each in messages)
    yield "</ol>\n"


def _message(message: Message, record: Record) -> str:
    author = next((each for each in record.participants if each.participant_id == message.author_id), None)
    kind = " ".join(["own"] * bool(author and author.is_reporter) + ["reported"] * message.is_reported)
    parts = [
        f'<li value="{message.number}" class="{kind}" id="m{message.number}">\n',
        f'<p class="soft">#{message.number} {in_both(Both(author.name) if author else _HOUSE)} {in_both(when(message.at))}',
        f" <small>{text(message.message_id)}</small></p>\n",
        note(_TARGET, kind="stop") if message.is_reported else "",
        note(_UNKEPT) if message.words is None else f'<p class="words" dir="auto">{text(message.words)}</p>\n',
        *(_picture(each) for each in message.pictures),
        *(_changes(message)),
        "</li>\n",
    ]
    return "".join(parts)


def _changes(message: Message) -> Iterator[str]:
    for each in message.earlier:
        until = Both(f"{japanese(each.until)} まで", f"Until {english(each.until)}")
        yield f'{note(until)}<p class="words soft" dir="auto">{text(each.words)}</p>\n'
    if message.edited_at:
        yield note(Both(f"書き直し {japanese(message.edited_at)}", f"Edited {english(message.edited_at)}"), kind="care")
    if message.deleted_at:
        told = Both(f"取り消し {japanese(message.deleted_at)}", f"Deleted {english(message.deleted_at)}")
        yield note(told, kind="care")


def _picture(picture: Picture) -> str:
    name = file_of(picture)
    shown = f'<img src="{text(name)}" alt="写真 / Picture">' if name else ""
    return (
        f"<figure>{shown}<figcaption>{in_both(standing_of(picture))}"
        f"<code>SHA-256 {text(picture.sha256)}</code></figcaption></figure>\n"
    )


def _copies(record: Record) -> Iterator[str]:
    if record.copies:
        yield heading("copies", _PARTS["copies"])
    yield from (_copy(each) for each in record.copies)


def _copy(copy: Copy) -> str:
    return f"{rows(lines_of(copy))}{_picture(copy.picture)}"


def _deed(custody: Custody) -> Both:
    who, deed = custody.who, custody.deed
    return Both(
        "  ".join(part for part in (who, deed.japanese, custody.note) if part),
        "  ".join(part for part in (who, deed.english) if part) if deed.english else "",
    )


def _resource(name: str) -> str:
    return (resources("sudare.evidence") / "parts" / name).read_text(encoding="utf-8")
