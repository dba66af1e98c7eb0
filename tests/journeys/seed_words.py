"""What the seeded people are called and say. Known to the seed and to the journeys."""

from typing import Any

PASSWORD = "a-long-enough-passphrase"
MEMBER = 3  # of the people: asks, and may not approve what an AI drafts
RULES: dict[str, str] = {
    "ja": "お客さまの名前や住所が写った写真は、先に隠してから送ります。\n急ぎの相談は電話で。",
    "en": "Cover customers' names and addresses before you send.\nFor anything urgent, please phone.",
}
KEPT_POLICY = """
extends = "clinic"
profile = "call-back"

[[rules]]
id = "phone"
veils = true
"""
"""Originals are kept, and what shows a phone number arrives veiled."""

DRAFT_POLICY = """
extends = "shop"
profile = "read-first"
ai_drafts = true
"""
"""What an AI answers is read by staff before it is sent."""

SHOP = "http://localhost:9"  # a site elsewhere that carries the widget; the journeys answer for it themselves
DESK_LOOK: dict[str, Any] = {
    "colour": "#8a4b2d",
    "side": "right",
    "button": {"ja": "写真で相談", "en": "Show us a picture"},
}
DESK_QUESTIONS: list[dict[str, Any]] = [
    {"name": "name", "kind": "name", "is_required": True, "title": {"ja": "お名前", "en": "Your name"}}
]

WORDS: dict[str, Any] = {
    "ja": {
        "house": "青空リペア",
        "people": ["田村 さくら", "小林 健", "Maria Lopez", "森 葉月"],
        "rooms": ["店頭の相談", "修理の受付", "新しい部屋"],
        "desk": "お客さまの窓口",
        "kept": "折り返しの電話",
        "asked": "経費の相談",
        "drafts": "お客さまへの返事",
        "talk": [
            (1, "おはようございます。昨日お預かりしたカップ、取っ手のそばにひびがありました。", None),
            (1, "", "cup"),
            (0, "ありがとうございます。金継ぎで直せそうです。お客さまには3週間ほどとお伝えください。", None),
            (2, "レシートも届いています。", "receipt"),
            (0, "助かります。写真、はっきり見えました。", None),
        ],
        "direct": [(1, "今日の15時、受付をお願いできますか。", None), (0, "はい、大丈夫です。", None)],
    },
    "en": {
        "house": "Aozora Repairs",
        "people": ["Sakura Tamura", "Ken Kobayashi", "Maria Lopez", "Hazuki Mori"],
        "rooms": ["Shop questions", "Repairs desk", "A new room"],
        "desk": "Visitors",
        "kept": "Calling back",
        "asked": "Expenses",
        "drafts": "Answers to customers",
        "talk": [
            (1, "Good morning. The cup from yesterday has a crack next to its handle.", None),
            (1, "", "cup"),
            (0, "Thank you. We can mend it with gold lacquer; please tell the customer about three weeks.", None),
            (2, "The receipt is here as well.", "receipt"),
            (0, "That helps. I can see it clearly.", None),
        ],
        "direct": [(1, "Could you take the desk at three today?", None), (0, "Yes, of course.", None)],
    },
}
