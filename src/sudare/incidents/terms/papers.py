"""What an evidence package says in words: Japanese for a police desk, English beside it. No database here."""

from typing import Final

from sudare.evidence import Both
from sudare.incidents.terms.cases import Reason
from sudare.incidents.terms.copies import CopyState, MarkSource

HOUSE: Final = "システム (system)"
CLOCK: Final = Both(
    "このサーバーの時計(UTC)。記録の時刻はすべてこの時計によります",
    "The clock of this server (UTC). All times in this record are taken from it",
)
REASONS: Final[dict[Reason, Both]] = {
    Reason.THREAT: Both("脅迫・画像をばらまくという脅し", "A threat, or a threat to spread pictures"),
    Reason.SEXUAL: Both("性的な要求・性的な画像", "A sexual demand or a sexual picture"),
    Reason.MINOR: Both("未成年者に関わること", "Somebody under age is concerned"),
    Reason.SELF_HARM: Both("自傷・自殺のおそれ", "Danger of self-harm or suicide"),
    Reason.HARASSMENT: Both("いやがらせ・つきまとい", "Harassment or stalking"),
    Reason.PRIVACY: Both("個人情報・プライバシーの侵害", "Personal information, or privacy violated"),
    Reason.COPY: Both("自分の画像がほかの場所に出ている", "The reporter's own picture stands somewhere else"),
    Reason.OTHER: Both("その他", "Something else"),
}
SEATS: Final[dict[str, Both]] = {
    "owner": Both("代表", "Owner"),
    "admin": Both("管理者", "Administrator"),
    "supervisor": Both("責任者", "Supervisor"),
    "agent": Both("窓口の担当者", "Answers at a desk"),
    "member": Both("メンバー", "Member"),
    "auditor": Both("監査担当", "Auditor"),
    "visitor": Both("訪問者", "Visitor"),
}
SOURCES: Final[dict[MarkSource, Both]] = {
    MarkSource.MARK: Both("見えない印", "The invisible mark"),
    MarkSource.TYPED: Both("人が読み取った文字", "Letters, as a person read them"),
    MarkSource.LETTERS: Both("機械が読み取った文字", "Letters, as a program read them"),
}
_NOT_YET: Final = Both("まだ調べていません", "Not looked into yet")
NOT_TRACED: Final[dict[CopyState, Both]] = {
    CopyState.WAITING: _NOT_YET,
    CopyState.RUNNING: _NOT_YET,
    CopyState.TURNED_AWAY: Both(
        "児童が写っているおそれがあるため、受け取らずに消去しました",
        "It may show a child: it wasn't accepted, and was destroyed",
    ),
    CopyState.UNREADABLE: Both("画像として開けませんでした", "It couldn't be opened as a picture"),
    CopyState.FAILED: Both(
        "検査ができなかったため、調べていません", "It couldn't be checked, so it wasn't looked into"
    ),
}
MEMO_QUESTIONS: Final[dict[str, Both]] = {
    "where": Both("どこで起きましたか", "Where did it happen?"),
    "since": Both("いつからですか", "Since when?"),
    "demanded": Both("何を求められましたか", "What was demanded?"),
    "payments": Both("支払ったものはありますか", "Was anything paid?"),
    "own_age": Both("ご自分の年齢", "Your own age"),
    "stated_age": Both("相手が名乗った年齢", "The age the other one stated"),
    "words": Both("通報した人のことば", "In the reporter's own words"),
}
CUSTODY: Final[dict[str, Both]] = {
    "incidents:report:made": Both("通報を受け、内容を保全", "Report received, contents preserved"),
    "rooms:kept:opened": Both("取り消された内容を開封", "Opened what had been deleted"),
    "incidents:case:taken": Both("担当を開始", "Took the case"),
    "incidents:case:handed": Both("担当を交代", "Handed the case on"),
    "incidents:case:preserved_read": Both("保全した会話を閲覧", "Read the conversation that was preserved"),
    "incidents:case:read": Both("事案の内容を閲覧", "Read what was preserved"),
    "incidents:case:picture_seen": Both("事案の写真を閲覧", "Looked at a picture of the case"),
    "incidents:case:copy_filed": Both("ほかで見つかった写しを提出", "Handed in a copy found elsewhere"),
    "incidents:case:copy_traced": Both(
        "写しを検査し、誰に表示されたものかを調べた", "Checked the copy and looked for whom it had been shown to"
    ),
    "incidents:case:copy_turned_away": Both(
        "写しを受け取らず消去(児童の保護)", "Copy not accepted and destroyed (protection of children)"
    ),
    "incidents:case:copy_not_traced": Both("写しを調べられず消去", "Copy couldn't be looked into, and was destroyed"),
    "incidents:case:packaged": Both("証拠の書類一式を作成", "Made an evidence package"),
    "incidents:case:stamped": Both("時刻証明を付与", "Added the time stamp"),
    "incidents:case:package_taken": Both("証拠の書類一式を受け取り", "Took an evidence package along"),
    "incidents:case:decided": Both("事案を決定", "Decided the case"),
    "incidents:case:closed": Both("事案を終了", "Closed the case"),
}


_LATER: Final = Both(
    "そのあとの%d件は、最後の通報から24時間以内のやりとりで、この書類を作ったときの部屋の様子です(写真は値だけ)。",
    "Then %s from the 24 hours after the last report, as the room stood when this package was made (pictures by their "
    "hash only). ",
)


def scope_of(messages: int, *, later: int = 0) -> Both:
    """What is in a package, and what isn't."""
    return Both(
        f"通報の時点で保全した、この部屋のメッセージ{messages}件です。{_LATER.japanese % later if later else ''}"
        "送信者があとから変更・削除したものは、変更・削除の前の内容を含みます。"
        "性的な写真は写しを含まず、強くぼかしたもの、照合用の値(SHA-256)、分類だけを記します。"
        "未成年者に関わるときは、性的な写真(事案によってはすべての写真)を照合用の値だけにします。",
        f"{_counted(messages)} of this room, preserved at the time of the report. "
        f"{_LATER.english % _counted(later) if later else ''}What its sender changed or deleted "
        "afterwards is in it as it stood before. Intimate pictures are not copied: a heavy blur, their hash (SHA-256) "
        "and their class stand for them. Where somebody under age is concerned, of intimate pictures (in some cases of "
        "all pictures) there is the hash alone.",
    )


def _counted(messages: int) -> str:
    return "1 message" if messages == 1 else f"{messages} messages"
