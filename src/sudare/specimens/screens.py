"""Screens: conversations in three dresses of our own, and what stands on a computer's desk."""

from typing import Final

from sudare.screening.terms import Kind
from sudare.specimens.identity import GREY
from sudare.specimens.terms import Layout, Shape, Text

PHONE: Final = (75.0, 150.0)
DESK: Final = (192.0, 108.0)

CHATS: Final = (
    Layout(
        "chat_screenshot", "bubbles", *PHONE, papers=("#8fabd1", "#d8e2d0"), kinds=(Kind.CHAT_SCREENSHOT,),
        marks=(
            Text(4, 2, 2.6, "21:04"), Text(66, 2, 2.4, "87%"), Text(10, 8, 3.6, "{family}さん"), Text(33, 16, 2.4, "今日", ink="#4a5560"),
            Shape("round", 12, 22, 40, 8, ink="#ffffff"), Text(14, 24, 3, "明日は何時に着きますか？"), Text(54, 27, 2, "20:41", ink="#4a5560"),
            Shape("round", 22, 35, 48, 8, ink="#9fe07f"), Text(24, 37, 3, "10時ごろの予定です"), Text(10, 37, 2, "既読\n20:43", ink="#4a5560"),
            Shape("round", 12, 49, 44, 12, ink="#ffffff"), Text(14, 51, 3, "わかりました\n駅まで迎えに行きますね"), Text(57, 57, 2, "20:44", ink="#4a5560"),
            Shape("round", 30, 67, 40, 8, ink="#9fe07f"), Text(32, 69, 3, "ありがとうございます"), Text(19, 69, 2, "既読\n20:50", ink="#4a5560"),
            Shape("fill", 0, 138, 75, 12, ink="#ffffff"), Text(10, 141, 3, "メッセージを入力", ink=GREY),
        ),
    ),
    Layout(
        "chat_screenshot", "channel", *DESK, papers=("#ffffff", "#f7f5fa"), kinds=(Kind.CHAT_SCREENSHOT,),
        marks=(
            Shape("fill", 0, 0, 44, 108, ink="#3d2b4a"), Text(4, 6, 3.4, "{company}", ink="#ffffff"), Text(4, 18, 2.8, "チャンネル\n# お知らせ\n# 雑談\n# 開発\nダイレクトメッセージ", ink="#d9cfe2"),
            Text(50, 6, 4, "# 開発"), Text(60, 22, 3, "{family}  10:12"), Text(60, 27, 3, "昨日の件、修正しておきました。確認をお願いします"), Text(60, 38, 3, "高橋  10:15"), Text(60, 43, 3, "ありがとうございます。見てみます"),
            Text(60, 54, 3, "{family}  10:31"), Text(60, 59, 3, "資料も共有フォルダーに入れました"), Text(60, 64, 2.6, "2 件の返信　最終返信 今日 11:02", ink="#2457a8"), Shape("frame", 50, 92, 136, 10), Text(54, 95, 3, "# 開発 へのメッセージ", ink=GREY),
        ),
    ),
    Layout(
        "chat_screenshot", "short-messages", *PHONE, papers=("#ffffff",), kinds=(Kind.CHAT_SCREENSHOT,),
        marks=(
            Text(5, 2, 2.6, "9:41"), Text(26, 9, 3.4, "{family} {given_roman}"), Text(22, 18, 2.2, "テキストメッセージ・SMS\n  今日 9:12", ink=GREY),
            Shape("round", 4, 28, 48, 8, ink="#e9e9eb"), Text(7, 30, 3, "荷物は届きましたか"), Shape("round", 26, 42, 45, 8, ink="#2f7cf6"), Text(29, 44, 3, "さっき受け取りました", ink="#ffffff"),
            Shape("round", 4, 56, 52, 8, ink="#e9e9eb"), Text(7, 58, 3, "よかったです！また来週"), Shape("round", 40, 70, 31, 8, ink="#2f7cf6"), Text(43, 72, 3, "はい、また！", ink="#ffffff"), Text(54, 80, 2.2, "配信済み", ink=GREY),
            Shape("frame", 10, 138, 58, 8), Text(13, 140, 3, "テキストメッセージ", ink=GREY),
        ),
    ),
)  # fmt: skip

SCREENS: Final = (
    Layout(
        "screen", "editor", *DESK, papers=("#1e2228", "#22303a"), kinds=(Kind.SCREEN,), ink="#9aa6b4",
        marks=(
            Text(3, 2, 2.8, "ファイル  編集  選択  表示  移動  実行  ヘルプ"), Text(3, 12, 2.8, "src\n  main.py\n  report.py\ntests\nREADME.md"), Shape("rule", 34, 8, 0, 94),
            Text(38, 12, 2.8, 'import json\nfrom pathlib import Path\n\ndef total(rows):\n    return sum(row["amount"] for row in rows)\n\nif __name__ == "__main__":\n    print(total(json.loads(Path("rows.json").read_text())))'),
            Text(38, 80, 2.8, "$ python main.py\n{amount}"), Text(3, 103, 2.4, "main   行 4、列 12   UTF-8   Python"),
        ),
    ),
    Layout(
        "screen", "browser", *DESK, papers=("#ffffff",), kinds=(Kind.SCREEN,),
        marks=(
            Shape("fill", 0, 0, 192, 8, ink="#d9dde3"), Text(6, 2, 2.8, "売上ダッシュボード  ×   +"), Shape("frame", 20, 10, 140, 6), Text(24, 11, 2.6, "https://example.com/dashboard"), Text(6, 24, 4.4, "ダッシュボード"),
            Text(6, 36, 3, "ホーム\n売上\n在庫\n設定\nログアウト"), Shape("frame", 44, 34, 60, 26), Text(48, 37, 3, "今月の売上"), Text(48, 44, 6, "{amount}円"), Shape("frame", 112, 34, 60, 26), Text(116, 37, 3, "注文数"), Text(116, 44, 6, "128件"), Text(44, 70, 3, "検索"), Text(170, 103, 2.4, "14:32"),
        ),
    ),
    Layout(
        "screen", "sheet", *DESK, papers=("#ffffff",), kinds=(Kind.SCREEN,),
        marks=(
            Text(4, 2, 2.8, "ファイル   ホーム   挿入   数式   データ   校閲   表示   ヘルプ"), Text(4, 10, 2.8, "在庫表.xlsx"), Shape("frame", 4, 18, 184, 80),
            Text(12, 20, 2.8, "品番           品名                    数量        単価"), Text(12, 26, 2.8, "A-101        ボールペン            120          110\nA-102        ノート                    80           160\nA-103        付箋                      45           320\nA-104        封筒                      200          12"), Text(4, 102, 2.4, "Sheet1   Sheet2      100%"),
        ),
    ),
)  # fmt: skip
