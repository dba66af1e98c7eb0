"""The page for people who open the package in a browser: no script, nothing from elsewhere. And the words for the rest."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files as resources
from typing import Final

from sudare.evidence.copies import lines_of
from sudare.evidence.documents import file_of
from sudare.evidence.letters import visible
from sudare.evidence.manifest import fingerprint
from sudare.evidence.record import Copy, Message, Picture, Record
from sudare.evidence.standings import standing_of
from sudare.evidence.strips import UNKEPT
from sudare.evidence.writing import japanese, moment

_HEAD: Final = (
    '<!doctype html>\n<html lang="ja">\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
)


def index(record: Record, *, public_key: bytes, screens: int) -> bytes:
    """``index.html``. Whatever people wrote stands in it as words only, each in a frame that keeps its own direction."""
    case = record.case
    title = f"証拠の記録 事案{case.number}"
    parts = [
        _HEAD,
        f"<title>{_text(title)}</title>\n<style>{_style()}</style>\n<main>\n<h1>{_text(title)}</h1>\n",
        (
            '<p class="soft">保存された記録からまとめたものです。時刻は日本時間。紙で読むときは <a href="report.pdf">report.pdf</a>、'
            'この一式が作られたときのままかは <a href="verify.html">verify.html</a> で確かめられます。</p>\n'
        ),
        _list(_facts(record, public_key)),
        '<h2>会話に加わっていた人</h2>\n<p class="soft">本人の申告です。確かめていません。</p>\n',
        _list((each.name, _declared(each.declared, each.seat, each.participant_id)) for each in record.participants),
        "<h2>通報した人の説明</h2>\n",
        _list((each.question, each.answer) for each in record.memo),
        "<h2>会話</h2>\n<ol>\n",
        *(_message(each, record) for each in record.messages),
        '</ol>\n<h2>画面</h2>\n<div class="screens">\n',
        *(
            f'<img src="{screen_name(number)}" alt="画面 {number}" loading="lazy">\n'
            for number in range(1, screens + 1)
        ),
        "</div>\n<h2>写真の閲覧記録</h2>\n",
        _list(
            (japanese(each.at), f"{each.viewer}  {each.picture_id}  {each.rendition}") for each in record.views.views
        ),
        *(_copy(each) for each in record.copies),
        "<h2>保管の経過</h2>\n",
        _list((japanese(each.at), f"{each.who}  {each.deed}  {each.note}") for each in record.custody),
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


def _facts(record: Record, public_key: bytes) -> Iterator[tuple[str, str]]:
    case = record.case
    yield "通報の理由", case.reason
    yield "通報の日時", japanese(case.reported_at)
    yield "会話の場所", f"{case.room}  {case.room_id}"
    yield "含まれる範囲", record.scope
    yield "時刻の元", record.clock.source
    yield "作成", f"{case.organisation}  {record.made_by}  {japanese(record.made_at)}"
    yield "署名の鍵の指紋", fingerprint(public_key)


def _declared(declared: tuple[tuple[str, str], ...], seat: str, known_as: str) -> str:
    return "  ".join([seat, *(f"{label}: {value}" for label, value in declared), f"ID {known_as}"])


def _message(message: Message, record: Record) -> str:
    author = next((each for each in record.participants if each.participant_id == message.author_id), None)
    kind = " ".join(["own"] * bool(author and author.is_reporter) + ["reported"] * message.is_reported)
    parts = [
        f'<li value="{message.number}" class="{kind}" id="m{message.number}">',
        (
            f'<p class="soft">#{message.number} <bdi>{_text(author.name if author else "お知らせ")}</bdi> {_text(japanese(message.at))}'
            f" <small>{_text(message.message_id)}</small></p>"
        ),
        "<p><strong>▲ 通報の対象</strong></p>" if message.is_reported else "",
        f'<p class="words" dir="auto">{_text(UNKEPT if message.words is None else message.words)}</p>',
        *(_picture(each) for each in message.pictures),
        *(
            f'<p class="soft">{_text(japanese(each.until))} まで: <bdi class="words">{_text(each.words)}</bdi></p>'
            for each in message.earlier
        ),
        f'<p class="care">書き直し {_text(japanese(message.edited_at))}</p>' if message.edited_at else "",
        f'<p class="care">取り消し {_text(japanese(message.deleted_at))}</p>' if message.deleted_at else "",
        "</li>\n",
    ]
    return "".join(parts)


def _picture(picture: Picture) -> str:
    name = file_of(picture)
    shown = f'<img src="{_text(name)}" alt="写真">' if name else ""
    return f"<figure>{shown}<figcaption>{standing_of(picture).japanese}<br><code>{_text(picture.sha256)}</code></figcaption></figure>"


def _copy(copy: Copy) -> str:
    return f"<h2>ほかで見つかった写し</h2>\n{_list(lines_of(copy))}{_picture(copy.picture)}\n"


def _list(rows: "Iterator[tuple[str, str]]") -> str:
    told = "".join(f"<dt><bdi>{_text(label)}</bdi></dt><dd><bdi>{_text(value)}</bdi></dd>" for label, value in rows)
    return f"<dl>{told}</dl>\n" if told else "<p>(なし)</p>\n"


def _text(words: str) -> str:
    return escape(visible(words))


def _style() -> str:
    return _resource("index.css")


def _resource(name: str) -> str:
    return (resources("sudare.evidence") / "parts" / name).read_text(encoding="utf-8")
