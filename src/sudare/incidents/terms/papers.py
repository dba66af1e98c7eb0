"""What an evidence package says in words, in Japanese: a police desk reads it. No database here."""

from typing import Final

from sudare.incidents.terms.cases import Reason

HOUSE: Final = "システム"
CLOCK: Final = "このサーバーの時計(UTC)。記録の時刻はすべてこの時計によります"
SCOPE: Final = (
    "通報の時点で保全した、この部屋のメッセージ%(messages)d件です。送信者があとから変更・削除したものは、変更・削除の前の内容を含みます。"
    "性的な写真は写しを含まず、照合用の値(SHA-256)と分類だけを記します。未成年者に関わる場合は、すべての写真を照合用の値だけにします。"
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
    "incidents:case:packaged": "証拠の書類一式を作成",
    "incidents:case:stamped": "時刻証明を付与",
    "incidents:case:package_taken": "証拠の書類一式を受け取り",
    "incidents:case:decided": "事案を決定",
    "incidents:case:closed": "事案を終了",
}
