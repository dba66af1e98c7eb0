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
    "琴音 莉央 心結 葉月 ひまり ひなた あおい はると ゆい "
    "悠人 悠斗 悠翔 優斗 優人 優翔 悠 湊斗 朝陽 蒼空 陽向 陽太 陽大 蒼大 蒼真 奏 奏太 奏斗 瑛太 瑛斗 陸斗 "
    "海斗 颯斗 結斗 結人 "
    "絢斗 碧斗 理人 伊織 晴翔 琉生 斗真 拓真 一颯 煌大 大雅 柊 慧 大翔 春翔 暖人 健斗 隼人 翔大 大和 勇気 匠 岳 "
    "ひなの ひな ひより みのり ことね いろは つむぎ すみれ かのん 心愛 心陽 杏奈 凛音 紗奈 紗良 美桜 優奈 "
    "優花 優菜 愛莉 彩花 "
    "彩葉 琴葉 陽奈 結菜 結奈 柚葉 柚希 柚月 美羽 美結 千晴 花音 和奏 結子 愛菜 朱莉 茉白 明日香 恵茉 音羽 "
    "陽咲 紬希 心音"
)
"""Given names that are everyday words, or younger than the dictionary (明治安田 名前ランキング)."""
SURNAMES_TOO: Final = listed(
    "千葉 成田 宮崎 福島 石川 山口 長崎 富山 香川 秋田 福井 大分 岡山 高松 松本 松山 小松 川崎 大津 大宮 吉野 "
    "三島 豊田 岩国 三宅 "
    "桐生 徳島 宮城 長野 奈良 福岡 静岡 新潟 金沢 上田 飯田 中津 中野 目黒 品川 池袋 大塚 上野 板橋 浅草 赤坂 "
    "白石 西川 菅原 児玉 "
    "本田 久保田 和泉 平塚 秦 相馬 白河 大森 戸田 三鷹 立川 高槻 枚方 茨木 岸和田 明石 宮本 東"
)
"""Surnames that the dictionary takes for places where nothing tells it otherwise."""
LONGEST_SURNAME, LONGEST_GIVEN = 4, 4
