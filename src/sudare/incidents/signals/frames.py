"""Talk about risky talk: a quotation, a warning, news, a lesson, a story. Whoever speaks like that threatens nobody."""

import re
from typing import Final

from sudare.incidents.signals.lexicon import compiled

ABOUT: Final = compiled(
    "詐欺|手口|被害(?!届.{0,6}(?:出し|出す)(?:たら|と|なら))|逮捕|容疑|加害者|犯人|犯罪者?(?:に|を|の|が)|事件|ニュース|報道|新聞|記事|特集|"
    "ドラマ|小説|漫画|まんが|アニメ(?!ー)|歌詞|新曲|サビ|曲(?:の|で|に|が|名)|セリフ|台詞|せりふ|台本|脚本|演劇|劇団|シーン|場面|主人公|登場人物|悪役|役です|の役|物語|"
    "例文|英訳|和訳|訳しなさい|翻訳し|問題文|教材|研修|講座|講演|講習|啓発|ポスター|標語|道徳|学級会|ホームルーム|生徒指導|指導案|保護者|ガイドライン|マニュアル|"
    "注意喚起|注意しましょう|(?<!よう)に(?:は|も)?気をつけ(?:て(?:ください|ね|!|$|、)|ましょう|よう|る)|気をつけましょう|ご注意|要注意|に注意|疑(?:って|いま|いましょう)|しましょう|ましょう(?!よ|か)|"
    "相談(?:窓口|員|者|所|ダイヤル|例|件数|が(?:多|あ|寄せ|増)|を受け|に来|してください|しよう|して(?:よかった|ね)|内容|室|先)|窓口|"
    "統計|調査(?!費|料)|論文|対策|防止|予防|事例|ケース(?:が|の|を|で|に)|対応(?:を|の|に|方|法)|習(?:った|いました|う|って)|学(?:びました|んだ|ぶ)|教わ|"
    "という(?:人|大人|手口|話|相談|メール|文面|内容|脅|意味|要求|セリフ)|と言われたら|と言われても|って言われたら|てくる(?:人|大人|相手|アカウント|メール)|"
    "と脅|と迫|典型的|迷惑メール|スパム|犯罪(?:だ|です|に|で)|違法|罪に|禁止(?:され|です|行為|事項|令|して(?:い|お))|いけません|だめです(?:よ|$)|しないこと|しないように(?:しましょう|$)|場合は、?.{0,20}(?:ください|連絡|相談)|"
    "人狼|モノポリー|ロールプレイ|お芝居|寸劇|紙芝居|朗読|映画(?:の|で|では|みたい|だと|に出)|番組|ポッドキャスト|動画で(?:見|紹介)|クイズ|早口言葉|川柳|しりとり|テスト送信|"
    "容疑者|警察官|弁護士(?:さん)?が|判決|裁判で|法律で"
)
ABOUT_EN: Final = compiled(
    r"\b(?:news|article|police (?:warn|say|said|arrest)|arrested|scam(?:s|mers?)?|fraud|phishing|victims?|warning sign|beware|be careful (?:with|of|about|when)|workshop|training|lesson|"
    r"novel|movie|film|episode|chapter|lyrics?|song|villain|character|play|script|scene|story|documentary|podcast|study|survey|research|report says|"
    r"strangers?|somebody (?:demands|asks|threatens)|someone (?:demands|asks|threatens|keeps|who|says|you)|anyone who|if (?:an adult|someone|somebody|anyone|a stranger)|never (?:send|tell|meet|share|pay|give)|"
    r"teach(?:es|ing)? (?:kids|children|students)|parents should|for parents|hotline|helpline|counsell?ors?|awareness|prevention|translate|quote|quiz|joke|she said|he said|they said|they asked|he asked|told me to|in the game)\b"
)
REPORTED: Final = compiled(
    r"^.{0,14}?[」\"]?(?:と|って|とか|など|なんて|みたいな|という)(?:しつこく|何度も|急に|また|知らない人(?:に|から)|元カレに)?[^、]{0,8}?"
    r"(?:言われ|脅され|脅迫|頼まれ|求められ|迫られ|要求され|聞かれ|誘われ|いう(?:の(?:は|が|を)|人|大人|相談|メール|話|セリフ|詐欺|手口|場合|投稿|広告|こと)|言う(?:人|大人|子|相談|手口|の|こと|ところ|セリフ|場面)|"
    r"書(?:い|か|き)|歌(?:う|って|詞)|叫|脅|題(?:名|する)|来た|届い|送られ|始ま|思うことも|思ってた|悩|話す(?:人|方|生徒|子|患者)|打ち明け|つぶや|検索|メール(?:が|は)|電話(?:が|は)|dmが|メッセージが|言ってきた|言ってくる|言ってた)"
)
REPORTED_EN: Final = compiled(r"^.{0,20}[\"”]|^.{0,24}\b(?:he|she|they|somebody|someone) (?:said|wrote|told|texted)")
REPORTING_EN: Final = compiled(
    r"\b(?:he|she|they|someone|somebody|a guy|some guy|a stranger|a man|this person) (?:\w+ )?(?:said|says|wrote|told|texted|asked|threatened|keeps?|kept|wants? me|wanted me|tried)\b.{0,40}$"
)
QUOTED: Final = re.compile(r"「([^」\n]*(?:\n[^」\n]*)?)」|\"([^\"\n]{3,})\"")
JOKE_WORDS: Final = compiled(r"w$|w\n|じょーくだ|冗談|なんちゃって|ネタ(?:だ|で)|エイプリル")


def is_about(text: str) -> bool:
    """Whether the message speaks about such things: news, a warning, a lesson, a story."""
    return bool(ABOUT.search(text) or ABOUT_EN.search(text))


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the words stand in quotation marks within a longer sentence, or are told as somebody else's."""
    for match in QUOTED.finditer(text):
        is_inside = match.start() <= start < match.end()
        if is_inside and len(text) - len(match[0]) > 2:  # noqa: PLR2004 - a full stop isn't a sentence around it
            return True
    line_end = text.find("\n", end)
    after = text[end : line_end if line_end >= 0 else len(text)]
    if REPORTED.search(after):
        return True
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(REPORTING_EN.search(before))
