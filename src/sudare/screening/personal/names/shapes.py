"""How names look, what stands behind them, and words that are none or only sometimes one."""

import re
from typing import Final

from sudare.screening.personal.letters import listed

TITLES: Final = re.compile(
    r"[ \t]?(?:様方|様|さま|殿|先生|さん|氏(?![名族])|くん|君|ちゃん|サン|医師|宛|行(?=$)|御中(?=$))"
)
POLITE: Final = frozenset({"様", "さま", "殿"})
KANJI: Final = r"[一-龥々]"
KANA: Final = r"[ァ-ヴー]"
HIRAGANA: Final = r"[ぁ-んー]"
SHAPE: Final = re.compile(
    rf"{KANJI}(?:[ ]?(?:{KANJI}|[ヶケノ之])){{1,7}}(?:[ ]{HIRAGANA}{{1,5}}|[ ]{KANA}{{1,6}}|{HIRAGANA}{{1,4}})?"
    rf"|{KANA}{{2,8}}[ ・]?{KANA}{{0,10}}(?:[ ・]{KANA}{{1,10}})?|{HIRAGANA}{{2,8}}[ ]?{HIRAGANA}{{0,8}}"
)
NO_NAMES: Final = listed(
    "お客 客 皆 奥 神 王 御 貴 殿 同 仏 姫 旦那 女王 担当者 関係者 保護者 利用者 ご担当 ご担当者 会員 未定 "
    "不明 記入 該当 なし 無し 印 自署 記名 押印 署名 押捺 必須 任意 入力 省略 非公開 同上 匿名 本人 代理人 "
    "法人 個人 株式会社 有限会社 合同会社 店舗 本店 支店 銀行 病院 商店 会社 部署 様 姓 名 住所 電話 性別 男 "
    "女 男性 女性 続柄 年齢 以上 以下 一覧 変更 登録 編集 検索 設定 確認 選択 サンプル テスト 見本 システム "
    "レジ 食券 店長 店員 責任者 管理者 係員 社長 部長 課長 主任 係長 先生 院長 医師 看護師 校長 教授 カナ "
    "漢字 フリガナ ふりがな セルフ セルフレジ"
)
ALSO_PLACES: Final = listed(
    "大和 千歳 瑞穂 日光 長門 伊勢 出雲 武蔵 飛鳥 奈良 朝日 光 旭 恵庭 若葉 緑 桜 みどり ひかり のぞみ "
    "こだま みずほ つばさ はやぶさ あずさ 春日 高尾 小松 常盤 昭和 大正 三笠 愛知 和泉 泉"
)
GIVEN_TOO: Final = listed(
    "葵 蓮 凛 愛 誠 湊 紬 陽翔 陽葵 さくら 楓 翼 遥 忍 薫 望 茜 渚 司 学 豊 稔 茂 勝 清 明 博 隆 剛 徹 修 昇 "
    "碧 颯真 蒼 凪 律 暖 結愛 芽依 澪 結月 心春 詩 一花 杏 悠真 大翔 樹 新 朔 結翔 咲良 美月 芽生 花 "
    "琴音 莉央 心結 葉月 ひまり ひなた あおい はると ゆい"
)
"""Given names that are everyday words, or younger than the dictionary (明治安田 名前ランキング)."""
LONGEST_SURNAME, LONGEST_GIVEN = 4, 4
