"""What an evidence package says in words, in Japanese: a police desk reads it. No database here."""

from typing import Final

from sudare.incidents.terms.cases import Reason
from sudare.incidents.terms.copies import CopyState, MarkSource

HOUSE: Final = "システム"
CLOCK: Final = "このサーバーの時計(UTC)。記録の時刻はすべてこの時計によります"
SCOPE: Final = (
    "通報の時点で保全した、この部屋のメッセージ%(messages)d件です。送信者があとから変更・削除したものは、変更・削除の前の内容を含みます。"
    "性的な写真は写しを含まず、強くぼかしたもの、照合用の値(SHA-256)、分類だけを記します。未成年者に関わるときは、性的な写真(事案によってはすべての写真)を照合用の値だけにします。"
)
REASONS: Final[dict[Reason, str]] = {
    Reason.THREAT: "脅迫・画像をばらまくという脅し",
    Reason.SEXUAL: "性的な要求・性的な画像",
    Reason.MINOR: "未成年者に関わること",
    Reason.SELF_HARM: "自傷・自殺のおそれ",
    Reason.HARASSMENT: "いやがらせ・つきまとい",
    Reason.PRIVACY: "個人情報・プライバシーの侵害",
    Reason.COPY: "自分の画像がほかの場所に出ている",
    Reason.OTHER: "その他",
}
SOURCES: Final[dict[MarkSource, str]] = {
    MarkSource.MARK: "見えない印",
    MarkSource.TYPED: "人が読み取った文字",
    MarkSource.LETTERS: "機械が読み取った文字",
}
NOT_TRACED: Final[dict[CopyState, str]] = {
    CopyState.WAITING: "まだ調べていません",
    CopyState.RUNNING: "まだ調べていません",
    CopyState.TURNED_AWAY: "児童が写っているおそれがあるため、受け取らずに消去しました",
    CopyState.UNREADABLE: "画像として開けませんでした",
    CopyState.FAILED: "検査ができなかったため、調べていません",
}
MEMO_QUESTIONS: Final[dict[str, str]] = {
    "where": "どこで起きましたか",
    "since": "いつからですか",
    "demanded": "何を求められましたか",
    "payments": "支払ったものはありますか",
    "own_age": "ご自分の年齢",
    "stated_age": "相手が名乗った年齢",
    "words": "通報した人のことば",
}
CUSTODY: Final[dict[str, str]] = {
    "incidents:report:made": "通報を受け、内容を保全",
    "rooms:kept:opened": "取り消された内容を開封",
    "incidents:case:taken": "担当を開始",
    "incidents:case:handed": "担当を交代",
    "incidents:case:read": "事案の内容を閲覧",
    "incidents:case:picture_opened": "事案の写真をぼかして表示",
    "incidents:case:picture_seen": "事案の写真を閲覧",
    "incidents:case:copy_filed": "ほかで見つかった写しを提出",
    "incidents:case:copy_traced": "写しを検査し、誰に表示されたものかを調べた",
    "incidents:case:copy_turned_away": "写しを受け取らず消去(児童の保護)",
    "incidents:case:copy_not_traced": "写しを調べられず消去",
    "incidents:case:packaged": "証拠の書類一式を作成",
    "incidents:case:stamped": "時刻証明を付与",
    "incidents:case:package_taken": "証拠の書類一式を受け取り",
    "incidents:case:decided": "事案を決定",
    "incidents:case:closed": "事案を終了",
}
