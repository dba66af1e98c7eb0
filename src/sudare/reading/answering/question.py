"""What a question wants: which kind of value, of what, in which picture."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from sudare.reading.answering.concepts import CONCEPTS
from sudare.reading.typed import Kind

if TYPE_CHECKING:
    from sudachipy import Tokenizer


class Wish(StrEnum):
    """How the answer is made."""

    VALUE = "value"  # one value of a kind
    WORDS = "words"  # what stands beside or below a label
    EXISTENCE = "existence"  # yes, where it stands; or that it isn't read there
    CHEAPEST = "cheapest"
    DEAREST = "dearest"
    FIRST = "first"  # of times or days
    LAST = "last"
    COUNT = "count"  # how many rows of a kind there are
    WHICH = "which"  # whose value is this: names beside a value that was given
    EVERYTHING = "everything"  # all that is written
    OTHER_WORDS = "other_words"  # a translation or a summary: words that don't stand there


@dataclass(frozen=True, slots=True)
class Question:
    """``focus``: the words it is about, most telling first; ``concepts``: those of them everybody prints alike.

    ``pictures``: numbers from 0 it speaks of; () is all of them.
    """

    text: str
    language: str
    wish: Wish
    kinds: tuple[Kind, ...] = ()
    concepts: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    pictures: tuple[int, ...] = ()

    @property
    def is_who(self) -> bool:
        return bool(ASKS_WHO.search(self.text)) or "name" in self.concepts

    @property
    def is_where(self) -> bool:
        return bool(ASKS_WHERE.search(self.text))


Cue = tuple[re.Pattern[str], tuple[Kind, ...]]


def _cue(pattern: str, *kinds: Kind) -> Cue:
    return re.compile(pattern, re.IGNORECASE), kinds


CUES: Final[tuple[Cue, ...]] = (
    _cue(r"いくら|何円|なんえん|値段|価格|金額|料金|how much|price|cost|\bpay\b|\bfee\b|\bfare\b", Kind.MONEY),
    _cue(r"何パーセント|何%|何%|何割|パーセント|percent|what %|how full", Kind.PERCENT),
    _cue(r"何時間|何分間|何分かか|どのくらいかか|どれくらいかか|何日間|何泊|何か?ヶ?カ?月前|何日前|何年間|所要時間|how long|how many (?:minutes|hours|days|nights|months|years|weeks)|how far in advance", Kind.LENGTH),
    _cue(r"何時|なんじ|何分(?!間|か)|時刻|what time|at what hour|when does .*(?:open|close|start|begin|end|leave|depart|arrive)", Kind.TIME),
    _cue(r"いつ(?!も)|何日(?!間|前)|何月|何曜|日付|年月日|what date|which date|what day|which day|when\b", Kind.DATE, Kind.TIME),
    _cue(r"電話番号|何番に電話|phone number|telephone number|what number", Kind.PHONE),
    _cue(r"メールアドレス|e-?mail", Kind.EMAIL),
    _cue(r"url|ホームページ|ウェブサイト|website|web address", Kind.URL),
    _cue(r"郵便番号|postal code|zip code|postcode", Kind.POSTAL_CODE),
    _cue(r"住所|所在地|address(?!es the)", Kind.ADDRESS),
    _cue(r"何個|何人|何名|何点|何枚|何本|何台|何回|何冊|何杯|何階|何番|何号|何錠|何キロ|何グラム|何度|いくつ|how many|how often|what number", Kind.NUMBER),
)  # fmt: skip
CHEAPEST: Final = re.compile(
    r"(?:どちら|どっち|どれ)(?:が|の方が|のほうが)(?:安|お得)|(?:which|what) is cheaper|(?:一番|いちばん|最も|もっとも)(?:安|お得)|最安|最低価格|cheapest|least expensive|lowest[- ]price|costs? the least|lowest price",
    re.IGNORECASE,
)
DEAREST: Final = re.compile(
    r"(?:どちら|どっち|どれ)(?:が|の方が|のほうが)高|which is more expensive|(?:一番|いちばん|最も|もっとも)(?:高[いく価]|値段が高)|最高額|最高値|most expensive|dearest|priciest|highest[- ]price|costs? the most",
    re.IGNORECASE,
)
FIRST: Final = re.compile(r"始発|最初|一番早|いちばん早|もっとも早|最も早|\bfirst\b|earliest", re.IGNORECASE)
LAST: Final = re.compile(
    r"終電|終バス|最終|最後|一番遅|いちばん遅|最も遅|\blast (?!order|name|entry|admission)|latest", re.IGNORECASE
)
EXISTENCE: Final = re.compile(
    r"(?:あり|載って|書いて|書かれて|含まれて|置いて|売って|入って|付いて|ついて)(?:い)?(?:ますか|ますでしょうか|る[?？]|るか)|ありますか|ある[?？]|あるか|ますか[?？。]?$|できますか|[てで]も?(?:いい|良い|よい)(?:です)?か"
    r"|^(?:is|are|was|were|does|do|did|can|has|have|may|am)\b",
    re.IGNORECASE,
)
COUNT: Final = re.compile(
    r"何種類|いくつの(?:メニュー|商品|品目)|(?:メニュー|商品|品目|項目|料理|コース)(?:は|が)(?:全部で)?(?:何|いくつ)|how many (?:different )?(?:items|dishes|products|kinds|courses|drinks|options)",
    re.IGNORECASE,
)
EVERYTHING: Final = re.compile(
    r"(?:何|なん)(?:と|て)(?:書|かい|記載|あ)|全文|全部読|文字を(?:全部|すべて)?読|読み上げ|書いてあることは|内容を教え|what does (?:it|this|the (?:sign|picture|text|note|page|image)) say|what is written|read (?:it|everything|all|the text)|transcribe",
    re.IGNORECASE,
)
OTHER_WORDS: Final = re.compile(
    r"翻訳(?!者|家|会社|料|サービス)|[英和邦]訳|訳(?:して|せ|を(?:教|書|お願|くだ))|(?:日本語|英語|中国語|韓国語)に(?:して|直して|なお)"
    r"|要約|(?:文字|行|言|点|つ)(?:くらい|以内)?[でに]まとめ|まとめて(?:ください|下さい|ほしい|欲しい|[。?？]?$)"
    r"|\btranslat(?:e|ion)\b|\bsummar(?:y|i[sz]e)\b|\bin (?:one|two|three) (?:sentences?|lines?)\b",
    re.IGNORECASE,
)
WHICH: Final = re.compile(
    r"^(?:which|what) (?:item|dish|product|drink|one|menu)s? (?:is|costs?|are)|(?:円|¥[0-9,]+)の(?:もの|商品|メニュー|品)は(?:何|どれ)",
    re.IGNORECASE,
)
ASKS_WHO: Final = re.compile(r"誰|だれ|どなた|\bwho\b|\bwhose\b", re.IGNORECASE)
ASKS_WHERE: Final = re.compile(r"どこ|\bwhere\b", re.IGNORECASE)

PICTURE: Final = re.compile(
    r"(?P<ja>[0-9一二三四五六七八九十]+)(?:枚目|番目の(?:写真|画像)|つ目の(?:写真|画像))|(?:写真|画像)[ ]?(?P<after>[0-9]+)(?![0-9])"
    r"|(?:picture|photo|image|page)[ ]?(?:no\.?|number|#)?[ ]?(?P<en>[0-9]+)"
    r"|(?P<word>first|second|third|fourth|fifth|last) (?:picture|photo|image|page)|(?P<last>最後の(?:写真|画像))",
    re.IGNORECASE,
)
ORDINALS: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}
KANJI: Final = "一二三四五六七八九十"

STOP_EN: Final = frozenset(
    ["paid", "pay", "charged", "bought", "ordered", "a", "an", "the", "is", "are", "was", "were", "be", "been", "do", "does", "did", "can", "could", "may", "might", "must", "will", "would", "shall", "should", "has", "have", "had", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "not", "no", "it", "its", "this", "that", "these", "those", "there", "here", "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "much", "many", "long", "far", "often", "please", "tell", "me", "my", "i", "you", "your", "we", "our", "they", "their", "he", "she", "his", "her", "picture", "photo", "image", "page", "shown", "show", "shows", "listed", "written", "say", "says", "said", "given", "stated", "printed", "number", "name", "time", "date", "day", "price", "cost", "costs", "amount", "item", "one", "any", "some", "all", "each", "per", "value", "according", "as", "if", "so", "than", "into", "about", "cheap", "cheapest", "expensive", "most", "least", "first", "last", "earliest", "latest", "find", "get", "got", "know", "want", "need", "does", "doing", "held", "called", "mentioned", "made", "used", "using"]
)  # fmt: skip
STOP_JA: Final = frozenset(
    ["発", "着", "行き", "便", "何", "なに", "なん", "いくら", "いつ", "どこ", "誰", "だれ", "どれ", "どの", "どんな", "どう", "いくつ", "教える", "ください", "下さい", "もの", "こと", "これ", "それ", "ここ", "この", "その", "あれ", "写真", "画像", "枚目", "目", "ある", "いる", "する", "なる", "できる", "書く", "載る", "記載", "表示", "値段", "価格", "金額", "料金", "円", "時", "分", "日", "月", "年", "曜日", "時間", "時刻", "日付", "番", "番号", "名前", "名", "人", "個", "点", "枚", "本", "台", "回", "数", "一番", "いちばん", "最も", "もっとも", "安い", "高い", "早い", "遅い", "最初", "最後", "全部", "すべて", "方", "為", "とき", "ため", "中", "内", "の", "そう", "よう", "私", "よい", "いい", "良い", "読む", "見る", "知る", "言う", "思う", "合う", "お", "ご", "御", "々", "か", "所", "場所", "割", "%", "パーセント", "種類", "最終", "始発", "行く", "来る", "出る", "入る", "使う", "買う", "払う", "支払う", "かかる", "食べる", "飲む", "開く", "閉まる", "始まる", "終わる", "着く", "発つ", "円", "ヶ月", "か月", "カ月", "前", "後", "まで", "から", "間"]
)  # fmt: skip


FRAME: Final = frozenset(
    "shop store restaurant cafe museum bus train ride ticket person people item items menu sign poster receipt card event meeting label contract board"
    " screen product company customer guest visitor passenger someone user allowed possible available there open place line way trip man woman"
    " 店 お店 館 施設 美術館 博物館 科学館 店内 バス 電車 列車 便 会議 イベント 商品 メニュー 品 レシート 看板 ポスター 名刺 契約 契約書 画面 ラベル 相手 客 お客さん 利用 掲示 案内 紙 カード 表 人物 方法 予定 次 今回 料理 食べ物 物 会 催し 製品 アプリ ボード ホワイトボード".split()
)  # fmt: skip
"""What people call the whole thing: it needn't be written on it."""


def understood(text: str, *, pictures: int) -> Question:
    """The question as far as words tell. ``pictures``: how many there are."""
    plain = unicodedata.normalize("NFKC", text).strip()
    language = "ja" if len(JAPANESE.findall(plain)) > len(re.findall(r"[a-z]", plain.lower())) / 2 else "en"
    bare = PICTURE.sub(" ", plain)
    concepts = _concepts(bare)
    wish, kinds = _wish(bare, concepts)
    if len(concepts) > 1 or kinds:
        concepts = tuple(name for name in concepts if name != "shop")  # the whole thing, not what is asked of it
    return Question(
        plain, language, wish, kinds, concepts, _focus(bare, language, concepts), _spoken_of(plain, pictures)
    )


def speaks_of_pictures(text: str) -> bool:
    """Whether it says by number which picture it means."""
    return bool(PICTURE.search(unicodedata.normalize("NFKC", text)))


def _spoken_of(text: str, pictures: int) -> tuple[int, ...]:
    numbers = []
    for match in PICTURE.finditer(text):
        if match["last"] or (match["word"] or "").lower() == "last":
            numbers.append(pictures - 1)
        elif match["word"]:
            numbers.append(ORDINALS[match["word"].lower()])
        else:
            number = match["ja"] or match["after"] or match["en"]
            numbers.append((int(number) if number.isdecimal() else KANJI.find(number) + 1) - 1)
    return tuple(dict.fromkeys(numbers))


def _concepts(text: str) -> tuple[str, ...]:
    """Concepts the question names; a longer word hides a shorter one inside it."""
    lower = text.lower()
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, str]] = []
    asked = sorted(
        ((word, name) for name, each in CONCEPTS.items() for word in each.asked), key=lambda one: -len(one[0])
    )
    for word, name in asked:
        for match in re.finditer(_pattern(word), lower):
            if not any(begin < match.end() and match.start() < end for begin, end in taken):
                taken.append(match.span())
                found.append((match.start(), name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


@cache
def _pattern(word: str) -> str:
    escaped = re.escape(word.lower())
    return rf"(?<![a-z]){escaped}(?![a-z])" if word.isascii() else escaped


def _wish(text: str, concepts: tuple[str, ...]) -> tuple[Wish, tuple[Kind, ...]]:
    for pattern, wish in (
        (OTHER_WORDS, Wish.OTHER_WORDS),
        (CHEAPEST, Wish.CHEAPEST),
        (DEAREST, Wish.DEAREST),
        (COUNT, Wish.COUNT),
        (EVERYTHING, Wish.EVERYTHING),
    ):
        if pattern.search(text):
            return wish, (Kind.MONEY,)
    kinds = _kinds(text, concepts)
    if set(kinds) & {Kind.TIME, Kind.DATE}:
        for pattern, wish in ((FIRST, Wish.FIRST), (LAST, Wish.LAST)):
            if pattern.search(text):
                return wish, kinds
    if WHICH.search(text):
        return Wish.WHICH, (Kind.MONEY,)
    if EXISTENCE.search(text) and not any(pattern.search(text) for pattern, _ in CUES) and not _asks(text):
        return Wish.EXISTENCE, ()
    return (Wish.VALUE, kinds) if kinds else (Wish.WORDS, ())


def _asks(text: str) -> bool:
    return bool(
        ASKS_WHO.search(text)
        or ASKS_WHERE.search(text)
        or re.search(r"何|なに|どの|どれ|どんな|どう|\bwhat\b|\bwhich\b|\bhow\b", text, re.IGNORECASE)
    )


def _kinds(text: str, concepts: tuple[str, ...]) -> tuple[Kind, ...]:
    """By the words that ask; else by what the concept usually is."""
    for pattern, kinds in CUES:
        if pattern.search(text):
            return kinds
    if ASKS_WHERE.search(text) and not concepts:
        return (Kind.ADDRESS,)
    for name in concepts:
        if CONCEPTS[name].kinds:
            return CONCEPTS[name].kinds
    return ()


def _focus(text: str, language: str, concepts: tuple[str, ...]) -> tuple[str, ...]:
    """Content words that no concept stands for, as they are written."""
    bare = text.lower()
    for name in concepts:
        for word in sorted(CONCEPTS[name].asked, key=len, reverse=True):
            bare = re.sub(_pattern(word), " ", bare)
    figures = FIGURES.findall(bare)
    quoted = re.findall(r"[「『\"“]([^」』\"”]+)[」』\"”]", text)
    words = _english(bare) if language == "en" else _japanese(_unasked(FIGURES.sub(" ", bare)))
    return tuple(dict.fromkeys([*quoted, *(figures if language == "ja" else ()), *words]))


def _unasked(text: str) -> str:
    """Without the words that only ask."""
    for pattern, _ in CUES:
        text = pattern.sub(" ", text)
    for pattern in (CHEAPEST, DEAREST, FIRST, LAST, COUNT):
        text = re.sub(f"(?:{pattern.pattern})[いくの]?", " ", text, flags=pattern.flags)
    return text


JAPANESE: Final = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
FIGURES: Final = re.compile(r"[0-9]{1,2}:[0-9]{2}")


def _english(text: str) -> list[str]:
    words = re.findall(r"[a-z0-9][a-z0-9.:/&'+-]*[a-z0-9]|[a-z0-9]|[぀-ヿ一-鿿]+", text)
    return [word.removesuffix("'s") for word in words if word.removesuffix("'s") not in STOP_EN]


def _japanese(text: str) -> list[str]:
    """Nouns that follow each other are one word: 抹茶 ラテ, 東京 行き."""
    words: list[str] = []
    open_word = ""
    for morpheme in _tokenizer().tokenize(text):
        surface, kind = morpheme.surface(), morpheme.part_of_speech()
        is_noun = kind[0] in {"名詞", "接頭辞", "接尾辞", "形状詞"} and kind[1] != "助動詞語幹"
        if is_noun and not _is_stopped(morpheme.dictionary_form(), surface):
            open_word += surface
            continue
        if open_word:
            words.append(open_word)
        open_word = ""
        if kind[0] in {"動詞", "形容詞"} and not _is_stopped(morpheme.dictionary_form(), surface):
            words.append(surface)
    words += [open_word] if open_word else []
    return [word for word in words if word.strip() and not re.fullmatch(r"[ぁ-ん]", word)]


def _is_stopped(form: str, surface: str) -> bool:
    return form in STOP_JA or surface in STOP_JA or not any(sign.isalnum() for sign in surface)


def name_parts(text: str) -> bool:
    """Whether a text is a surname and a given name, as the dictionary knows them."""
    parts = [morpheme.part_of_speech() for morpheme in _tokenizer().tokenize(text) if morpheme.surface().strip()]
    return bool(parts) and all(part[2] == "人名" for part in parts) and any(part[3] == "姓" for part in parts)


@cache
def _tokenizer() -> "Tokenizer":
    from sudachipy import Dictionary  # noqa: PLC0415  a quarter of a second that only questions need

    return Dictionary(dict="core").create()
