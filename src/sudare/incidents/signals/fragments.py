"""Pieces that rules are put together from: ``<NAME>`` in a pattern stands for one of them."""

import re
from functools import cache
from typing import Final

from sudare.incidents.signals.letters import hiragana

TE: Final = r"(?:や[るろっん]|あげ[るよ]|も(?:い|え|か|ら[うおい])|みよ|みる|しま|まう|回|ほしいの|欲しいの)"
TYING: Final = rf"(?:て{TE}|ちゃ[うおいっ]|ちま[うおい]|た[るろ](?!ら)|たげ[るよ])"


def _forms(*, k: str = "", s: str = "", r: str = "", one: str = "", suru: str = "") -> str:
    """What somebody says who means to do it: dictionary form, polite, volitional, tied to another verb; nothing past."""
    parts = [
        rf"(?:{k})(?:く(?!れ)|きま[すし]|こう|い{TYING})" if k else "",
        rf"(?:{s})(?:す(?!か[らぁ]?れ)|しま[すし]|そう(?![なでだ])|し{TYING})" if s else "",
        rf"(?:{r})(?:る(?!と)|りま[すし]|ろう|ろか|っ{TYING}|っとこ)" if r else "",
        rf"(?:{one})(?:る(?!と)|ま[すし]|よう|よっ?か|{TYING}|てもら|とこ)" if one else "",
        rf"(?:{suru})(?:する(?!と|の[は])|します|しよう|し{TYING}|やで|だ(?:な|よ|から)|だぞ|ね\?|な\n)"
        if suru
        else "",
    ]
    return "(?:" + "|".join(part for part in parts if part) + ")"


FRAGMENTS: Final = {
    "SHOW": _forms(
        k="ばらま",
        s="ばら|晒|流|回|出",
        r="送|貼|配|売",
        one="送りつけ|見せ|載せ|のせ|上げ|あげ|広め|知らせ|ぶちまけ|流出させ|届け",
        suru="送信|転送|拡散|公開|暴露|投稿|共有|アップ|アップロード|配信|流出|タグ付け|送付|発信",
    )
    + r"|見てもら(?:う|お)|(?:親|先生|学校|会社|家族|みんな|職場|奥さん|旦那|彼氏|彼女)に(?:全部)?(?:言う|言っちゃ|言ってや|ちくる|話す|連絡する|報告する|電話する)",
    "HARSH": _forms(k="ばらま", s="ばら|晒", one="送りつけ|ぶちまけ|流出させ", suru="暴露|流出"),
    "SHOWN": r"(?:送(?:られ|りつけられ)|ばらまかれ|ばらされ|晒され|拡散され|公開され|流され|流出され|見せられ|投稿され|載せられ|転送され|暴露され|上げられ|貼られ|送信され|共有され)",
    "LEARNT": r"(?:知られ|見られ|言われ|知れ|知っ|ばれ|届い|伝わっ)",
    "TARGET": r"(?:家族|親(?!切|友会|指)|お母さん|お父さん|母ちゃん|母親|父親|両親|パパ|ママ|おかん|おとん|兄弟|お?[姉兄](?:さん|ちゃん)|実家|親戚|学校|学年|クラス|担任|先生|会社|職場|勤務先|勤め先|バイト先|上司|同僚|部長|社長|取引先|友達|親友|知り合い|知人|フォロワ|彼氏|彼女|旦那|夫|妻|奥さん|嫁|近所|みんな|皆|全員|周り|ネット|sns|ツイッター?|twitter|(?<![a-z])x(?![a-z])|インスタ|tiktok|掲示板|youtube|サイト|グルチャ|グループ|ライン(?:グル|の)|裏サイト|世界中|世の中|世間|そこら中|あちこち)",
    "YOU": r"(?:お前|おまえ|おめえ|てめえ|君|きみ|キミ|あなた|あんた|そっち|アンタ|自分)",
    "MINE": r"(?:俺|おれ|僕|ぼく|私|わたし|あたし|うち|こっち|わい|わし)",
    "MATERIAL": r"(?:写真|画像|動画|録画|録音|映像|スクショ|やり[取と]り|会話|トーク|裏垢|裏アカ|秘密|本名|住所|個人情報|顔|データ|自撮り|やつ|例の|全部|ぜんぶ|すべて|これ|あれ|あのこと|このこと|過去|こと)",
    "IF": r"(?:な(?:ら|けりゃ|きゃ|ければ|いと|かったら)|たら|だら|ったら|れば|えば|せば|めば|けば|んと|へんと|なら|場合|限り|次第|以上|とき|時は|瞬間|その時点)",
    "REFUSING": r"(?:ない|な(?=ければ|きゃ|けりゃ|かったら)|へん|んかったら|ん(?=と|なら|かったら|ねや)|断|無視|ブロック|逃げ|別れ|逆ら|裏切|警察|通報|誰かに|相談|チク|嫌|いや|無理|黙|返信|返事|未読|既読|消え|やめ|終わ|期限|までに)",
    "ASKING": r"(?:送(?:って|れ(?![るてたな])|りな|ろ$|んかい)|見せ(?:て(?!も|ら|い|た|る)|ろ|や|な(?!い)|んか)|見し(?:て|たって)|ちょうだい|頂戴|くれ(?:よ|や|へん|ない|ん\?|ん$|る\?|!|$)|ください|ほしい(?!もの)|欲しい|見たい|見せ合|よこせ|お願い|アップして|撮って|撮ろ(?!う会)|撮れ|まだ\?|ない\?|ないの\?|ないの$|交換し|見せられる\?|出して|写して|うつして)",
}
"""Japanese after folding: hiragana and kanji, no katakana, in the spelling of ``spellings``."""

PEOPLE: Final = r"(?:family|mom|dad|parents|sister|brother|wife|husband|boyfriend|girlfriend|partner|boss|coworkers?|colleagues|work|employer|school|teachers?|class|classmates|friends?|followers|contacts|group ?chats?|neighbou?rs|church|relatives|ex|team)"
PROCLAIM: Final = r"(?:send|show|post|leak|share|upload|forward|email|tell|publish|spread|dm|expose|release|text|put)"
WE: Final = r"(?:i will|i'm|we will|i can|i could|i might|i've|i|we)"

FRAGMENTS_EN: Final = {
    "PEOPLE": PEOPLE,
    "PROCLAIM": PROCLAIM,
    "WE": WE,
    "STUFF": r"(?:it|this|that|these|those|them|everything|all of (?:it|them|this)|(?:your|the|those|these|my|all the|all your|every) (?:\w+ )?(?:pic|video|screenshots?|nudes?|chats?|messages|texts|conversation|secret|recording|stuff|files))",
    "EVERYONE": rf"(?:everyone|the (?:whole )?(?:internet|world|school|class|office|town)|(?:all |all of |every ?one of )?your (?:whole |entire )?(?:\w+ )?{PEOPLE}|everywhere|online|facebook|instagram|twitter|tiktok|the web|public)",
}


WORD_END: Final = re.compile(r"(?<=[ァ-ヶ])ー(?![ァ-ヶー])")  # where ``letters`` drops the long sound, too


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with its pieces put in, folded as messages are. ``.`` stays within a sentence."""
    for _ in range(2):
        for name, piece in (FRAGMENTS | FRAGMENTS_EN).items():
            pattern = pattern.replace(f"<{name}>", f"(?:{piece})")
    return re.compile(hiragana(WORD_END.sub("", pattern)), re.MULTILINE)
