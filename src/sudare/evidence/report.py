"""The paper that a desk reads: what happened, in order, on A4, in Japanese; with how to check everything else."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from sudare.evidence.copies import lines_of, rendition_of
from sudare.evidence.encoding import as_jpeg, as_png
from sudare.evidence.manifest import fingerprint
from sudare.evidence.record import Message, Picture, Record, Standing
from sudare.evidence.sheets import ROOM, TITLE, Sheets
from sudare.evidence.standings import standing_of
from sudare.evidence.strips import UNKEPT
from sudare.evidence.writing import japanese

_NONE: Final = "(なし)"


def printed(record: Record, *, public_key: bytes, files: Mapping[str, bytes]) -> bytes:
    """``files`` are the ones to list with their hashes: all but this paper itself and what comes after it."""
    case = record.case
    title = f"証拠の記録 事案{case.number}"
    paper = Sheets(header=f"{title}  {case.organisation}")
    _cover(paper, record, public_key)
    _checking(paper)
    paper.break_page()
    _people(paper, record)
    _memo(paper, record)
    _talk(paper, record)
    _pictures(paper, record)
    _views(paper, record)
    _copies(paper, record)
    _custody(paper, record)
    _hashes(paper, files)
    return paper.printed(title=title)


def _cover(paper: Sheets, record: Record, public_key: bytes) -> None:
    case, messages = record.case, record.messages
    names = {each.participant_id: each.name for each in record.participants}
    paper.space(24)
    paper.write("証拠の記録", size=TITLE)
    paper.soft("画像チャットの会話を、保存された記録から取り出してまとめたものです。時刻はすべて日本時間(JST)です。")
    paper.space(14)
    span = f"{japanese(messages[0].at)} から {japanese(messages[-1].at)} まで" if messages else _NONE
    reported = [
        f"#{each.number} {names.get(each.author_id, '')}({japanese(each.at)})" for each in messages if each.is_reported
    ]
    offset = "" if record.clock.offset_seconds is None else f"、ずれ {record.clock.offset_seconds:+.3f}秒"
    compared = f"({japanese(record.clock.compared_at)} に確認)" if record.clock.compared_at else ""
    paper.facts(
        (
            ("事案", f"番号 {case.number}  ID {case.case_id}"),
            ("通報の理由", case.reason.japanese),
            ("通報した人", "、".join(each.name for each in record.participants if each.is_reporter) or _NONE),
            ("通報された人", "、".join(each.name for each in record.participants if each.is_reported) or _NONE),
            ("通報の日時", japanese(case.reported_at)),
            ("通報の対象", "\n".join(reported) or _NONE),
            ("会話の場所", f"{case.room}\nID {case.room_id}\n{case.address}"),
            ("会話の期間", span),
            ("件数", _counts(record)),
            ("含まれる範囲", record.scope.japanese),
            ("時刻の元", f"{record.clock.source.japanese}{offset}{compared}"),
            ("作成した組織", f"{case.organisation}\nID {case.organisation_id}"),
            ("作成した人・日時", f"{record.made_by}  {japanese(record.made_at)}"),
            ("署名の鍵の指紋", fingerprint(public_key)),
        )
    )


def _counts(record: Record) -> str:
    messages = record.messages
    pictures = [picture for message in messages for picture in message.pictures]
    parts = [
        f"メッセージ {len(messages)}件",
        f"うち取り消されたもの {sum(bool(each.deleted_at) for each in messages)}件",
    ]
    if later := sum(each.is_later for each in messages):
        parts.append(f"うち通報のあとのもの {later}件")
    parts += [f"書き直されたもの {sum(bool(each.edited_at) for each in messages)}件", f"写真 {len(pictures)}枚"]
    hidden = sum(not each.content for each in pictures)
    return "、".join([*parts, *([f"うち写しを入れていないもの {hidden}枚"] if hidden else [])])


def _checking(paper: Sheets) -> None:
    paper.heading("この記録の確かめ方")
    for line in (
        "1. この書類は、ほかのファイルとひとまとめ(ZIP)で渡されています。解凍して作り直さず、受け取ったままのZIPを保管してください。",
        (
            "2. verify.html をブラウザーで開き、受け取ったZIPを画面に置くと、1バイトの変更、欠けたファイル、加えられたファイルが示されます。通信はしません。"
            "verify.html 自体は、別の経路(作成した組織)から受け取ったものを使うとより確実です。"
        ),
        "3. 画面に出る「鍵の指紋」を、上の「署名の鍵の指紋」および作成した組織から別に聞いた指紋と見比べてください。",
        (
            "4. 外部の機関による時刻証明(RFC 3161)は、署名のあとに付くため、この紙には書かれていません。verify.html に示されます。"
            "まだないときは「時刻証明待ち」と表示されます。"
        ),
        "5. 技術者の方は readme.txt の手順で、openssl だけでも確かめられます。",
    ):
        paper.write(line)
        paper.space(2)


def _people(paper: Sheets, record: Record) -> None:
    paper.heading("会話に加わっていた人")
    paper.soft("名前や年齢などは本人の申告です。事実かどうかは確かめていません。")
    rows = [
        (
            each.name + ("(通報した人)" if each.is_reporter else "") + ("(通報された人)" if each.is_reported else ""),
            each.seat.japanese,
            "\n".join(f"{label}: {value}" for label, value in each.declared) or _NONE,
            each.participant_id,
        )
        for each in record.participants
    ]
    paper.table(("名前", "立場", "本人の申告", "ID"), rows, widths=(140, 80, 140, ROOM - 360))


def _memo(paper: Sheets, record: Record) -> None:
    paper.heading("通報した人の説明")
    if record.memo:
        paper.facts([(each.question.japanese, each.answer) for each in record.memo], label=170.0)
    else:
        paper.write("まだ書かれていません。")


def _talk(paper: Sheets, record: Record) -> None:
    paper.heading("会話")
    paper.soft(
        "〔 〕の中は、この紙の書体にない文字や見えない文字の名前または番号です。元の文字は messages.json にそのままあります。"
        "画面の様子は screens の画像にあります。"
    )
    names = {each.participant_id: each.name for each in record.participants}
    rows = [
        (f"{each.number}", japanese(each.at), names.get(each.author_id, "お知らせ"), "\n".join(_told(each)))
        for each in record.messages
    ]
    paper.table(("番号", "日時(JST)", "書いた人", "内容"), rows, widths=(36, 92, 84, ROOM - 212))


def _told(message: Message) -> Iterator[str]:
    if message.is_reported:
        yield "▲ 通報の対象"
    if message.is_later:
        yield "[通報のあと]"
    if message.words or message.words is None:
        yield UNKEPT if message.words is None else message.words
    for picture in message.pictures:
        yield f"[写真 {picture.picture_id[-12:]}] {standing_of(picture).japanese}"
    for earlier in message.earlier:
        yield f"[{japanese(earlier.until)} まで] {earlier.words}"
    if message.edited_at:
        yield f"[書き直し {japanese(message.edited_at)}]"
    if message.deleted_at:
        yield f"[取り消し {japanese(message.deleted_at)}]"


def _pictures(paper: Sheets, record: Record) -> None:
    paper.heading("写真")
    rows = [(str(each.number), *_picture(picture)) for each in record.messages for picture in each.pictures]
    if rows:
        paper.soft("値(SHA-256)は、見た人に表示された画像のものです。同じ画像かどうかを、写しがなくても照合できます。")
        paper.table(("番号", "ID と値(SHA-256)", "扱い"), rows, widths=(36, ROOM - 196, 160))
        paper.space(10)
        for each in record.messages:
            for picture in each.pictures:
                _figure(paper, picture, f"番号 {each.number}")
    else:
        paper.write(_NONE)


def _picture(picture: Picture) -> tuple[str, str]:
    size = f"{picture.width_px}×{picture.height_px}" if picture.width_px else ""
    kinds = "、".join(picture.kinds)
    about = "\n".join(part for part in (standing_of(picture).japanese, size, kinds) if part)
    return f"{picture.picture_id}\n{picture.sha256}", about


def _figure(paper: Sheets, picture: Picture, place: str) -> None:
    """What the sandbox handed out of it: of an intimate one a few cells of grey, of a child's nothing."""
    if picture.pixels:
        content = as_png(picture.pixels) if picture.standing is Standing.INTIMATE else as_jpeg(picture.pixels)
        size = (picture.pixels.width_px, picture.pixels.height_px)
        words = (place, picture.picture_id, standing_of(picture).japanese)
        paper.figure(content, size_px=size, words=words)


def _views(paper: Sheets, record: Record) -> None:
    paper.heading("写真の閲覧記録")
    log = record.views
    if not log.views:
        paper.write(_NONE)
        return
    paper.soft(
        "監査ログからの抜き書きです。証明のあるものは、署名された記録の中にあることを views.json で確かめられます。"
    )
    rows = [
        (
            japanese(each.at),
            each.viewer,
            f"{each.picture_id}\n{rendition_of(each).japanese}",
            "あり" if each.proof else "なし",
        )
        for each in log.views
    ]
    paper.table(("日時(JST)", "見た人", "写真", "証明"), rows, widths=(120, 120, ROOM - 284, 44))


def _copies(paper: Sheets, record: Record) -> None:
    for number, copy in enumerate(record.copies, 1):
        paper.heading(f"ほかで見つかった写し {number}")
        paper.soft(
            "写しの番号は、その写しが誰に表示されたものかを示します。誰が外に出したかを示すものではありません。"
            "閲覧記録は、監査ログからの別の抜き書きです。"
        )
        lines = [(label.japanese, value.japanese) for label, value in lines_of(copy)]
        paper.facts([*lines, ("扱い", standing_of(copy.picture).japanese)], label=130.0)
        paper.space(10)
        _figure(paper, copy.picture, f"写し {number}")


def _custody(paper: Sheets, record: Record) -> None:
    """On a sheet of its own: it is written on by hand, and goes with the thing."""
    paper.break_page()
    paper.heading("保管の経過")
    rows = [
        (japanese(each.at), each.who, "\n".join(part for part in (each.deed.japanese, each.note) if part))
        for each in record.custody
    ]
    paper.table(("日時(JST)", "誰が", "何をしたか"), rows, widths=(130, 110, ROOM - 240))
    paper.space(10)
    paper.soft("ここから先は、受け取った方が手で書き足せます。")
    paper.table(
        ("日時", "渡した人", "受け取った人", "印"), [("\n\n", "", "", "")] * 3, widths=(120, 140, 140, ROOM - 400)
    )


def _hashes(paper: Sheets, files: Mapping[str, bytes]) -> None:
    paper.heading("ファイルの一覧と値(SHA-256)")
    paper.soft(
        "この書類(report.pdf)自身の値は manifest.json にあり、manifest.json に署名(manifest.sig)が付いています。"
    )
    rows = [(name, sha256(files[name]).hexdigest()) for name in sorted(files)]
    paper.table(("ファイル", "値(SHA-256)"), rows, widths=(150, ROOM - 150))
