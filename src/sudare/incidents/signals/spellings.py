"""Words that people write in many ways, brought to one: kana to kanji where only one word can be meant, usual slips."""

import re
from typing import Final

from sudare.incidents.signals.letters import Written, hiragana, written

ROWS: Final = {
    "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ", "m": "まみむめも",
    "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ", "w": "わいうえを",
}  # fmt: skip
SYLLABLE: Final = re.compile(r"(?<=[ぁ-ん一-鿿])([kstnhmrgzdbw])([あいうえお])")
LONELY_N: Final = re.compile(r"(?<=[ぁ-ん])n(?![a-z])")

SLIPS: Final = (
    (r"送て(?=[くよ]|$)|送つて|送っt(?=[^a-z]|$)|送ってて(?=よ|$)|遅って(?=よ|ほし|くれ)", "送って"),
    (r"贈(?=って|る|れ)", "送"),
    (r"写具|写身|写心", "写真"),
    (r"画象|画増", "画像"),
    (r"払つて", "払って"),
)
"""What fingers do on a phone."""

KANA: Final = (
    (r"しゃしん|写しん|写メ|写め|しゃめ", "写真"),
    (r"がぞう|がぞー", "画像"),
    (r"どうが(?!ん)", "動画"),
    (r"(?<![てでと])おく(?=っ[てたち]|つて|る(?!と)|れ(?![るてたなま])|ろう|らな|らん|りつけ|りま)", "送"),
    (r"かぞく", "家族"),
    (r"なが(?=す(?!ぎ|る)|し(?:て[やるも]|ちゃ|たろ|たる)|そうか)", "流"),
    (r"(?<![おいぼち])おや(?=[にのがはもと]|ば[れら])", "親"),
    (r"おかあさん|お母ちゃん|かあちゃん|ママ(?=[にがのはも])", "お母さん"),
    (r"おとうさん|とうちゃん", "お父さん"),
    (r"ないしょ|内しょ|ナイショ", "内緒"),
    (r"ひみつ|ヒミツ", "秘密"),
    (r"だれ(?=に|か|も|と)", "誰"),
    (r"はら(?=って|っと|え(?![たてて])|わな|わん|う(?!ん)|いま|えよ)", "払"),
    (r"おかね", "お金"),
    (r"(?<![ぁ-ん])(?:せんえん|ごせんえん|いちまんえん|にまんえん|さんまんえん)", "一千円"),
    (r"(?<=円)おくって", "送って"),
    (r"(?<=[、。いえは])し[ 　]?ゃしん", "写真"),
    (r"ともだち|友だち", "友達"),
    (r"がっこう|がっこ(?=[のでにがはを])", "学校"),
    (r"かいしゃ(?!く)", "会社"),
    (r"せんせい|せんせ(?=[にがのは])", "先生"),
    (r"けいさつ", "警察"),
    (r"かくさん", "拡散"),
    (r"(?<![ま])さら(?=す(?!る)|し(?![いっ])|される|されたく|されて)|曝(?=[すさし])", "晒"),
    (r"ばら撒|散蒔|ばら蒔", "ばらま"),
    (r"バラ(?=[すさしそ])", "ばら"),
    (r"おし(?=え[てろんへなら])", "教"),
    (r"(?<![ころど])み(?=せ[てろやなよん]|してや|したって)|観(?=せて)|魅(?=せて)", "見"),
    (r"(?<![ぁ-ん])かお(?=[をだがもみ見写])|(?<=の)かお(?=[をだがもみ見写])", "顔"),
    (r"じどり|自取り|自どり|セルフィー?", "自撮り"),
    (r"おこづかい|おこずかい|お小づかい|お小使い|(?<!お)こづかい|御小遣い", "お小遣い"),
    (r"ふりこ(?=[めんみむ])|振込(?=[めんみむ])|振りこ(?=[めんみむ])", "振り込"),
    (
        r"逢(?=[いえおっわう])|(?<=[でにともら日])あ(?=おう|おっか|いたい|えない|えへん|ってみ|わない\?)|(?<![ぁ-ん])あ(?=おうよ|いたいな|えない\?)",
        "会",
    ),
    (r"ひとり(?=[でに])|1人|独り", "一人"),
    (r"ふたり|2人", "二人"),
    (r"(?<=一人)っきり|(?<=二人)っきり|(?<=二人)切り", "きり"),
    (r"でんわ", "電話"),
    (r"じゅうしょ", "住所"),
    (r"ねんれい", "年齢"),
    (r"(?<=[0-9])才|(?<=[0-9])さい", "歳"),
    (r"こうこうせい|こーこーせー?", "高校生"),
    (r"ちゅうがくせい|ちゅうがくせ(?=だ|や|で|なん)", "中学生"),
    (r"ここせ(?=だ|や|で|なん|い)", "高校生"),
    (r"ぜったい", "絶対"),
    (r"ちょだい|ちょうだぃ|ちょおだい", "ちょうだい"),
    (r"しゃs[nん]?", "写真"),
    (r"しゅくだい", "宿題"),
    (r"じゅけん", "受験"),
    (r"やくそく", "約束"),
    (r"こうかん", "交換"),
    (r"おねがい|お願(?![いし])", "お願い"),
    (r"べんきょう", "勉強"),
    (r"(?<![てで])いき(?=て(?:い)?(?:たく|ても|られ|けな))", "生き"),
    (r"しんや|深や", "深夜"),
    (r"(?<=[にで])あえ(?=る|ない|へん)", "会え"),
    (r"し(?=ぬ勇気|ぬしか|ぬ方法|ぬつもり|にかた|んでしまいたい)", "死"),
    (r"死(?=しか)", "死ぬ"),
    (r"しぬ(?=しか|勇気|方法|ね|から)", "死ぬ"),
    (r"しょうがくせい", "小学生"),
    (
        r"タヒ(?=[にぬねん])|(?<![たきかりぁ-ん])氏(?=にた)|市(?=にたい)|(?<![たきこ])し(?=にたい|にたく|にてぇ|にたすぎ|のうかな|んだほうがま)",
        "死",
    ),
    (r"じさつ", "自殺"),
    (r"ねむ(?=った|りたい|れない|っていたい)", "眠"),
    (r"いままで(?=あり|たのし|ほんと)", "今まで"),
    (r"ひも(?=[をかで])", "紐"),
    (r"(?<![てで])いき(?=てる|とうない|てたく|てても|てるの|てて意味)", "生き"),
    (r"きえ(?=たい|てしま|ちゃいたい|てなくな)", "消え"),
    (r"くすり", "薬"),
    (r"つかれ(?=た|ち)", "疲れ"),
    (r"(?<=[にもで])い(?=うな[よ!]?|わんといて|わないで|ったら(?:だめ|あかん))", "言"),
    (r"(?<![うたわあさだ])け(?=して[よねおく]|しといて|せよ)", "消"),
    (r"ばんごう", "番号"),
    (r"おうち", "家"),
    (r"来(?=て(?:よ|や))|(?<=[にへでら])き(?=て(?:よ|や|ね|$))", "来"),
    (r"とま(?=りに|って[いこく])", "泊ま"),
    (r"ぷりぺいど|プリペ(?!イド)", "プリペイド"),
    (r"(?<![a-z])pay ?pay|ペイペイ", "ペイペイ"),
)

ENGLISH: Final = (
    (r"’", "'"),
    (r"\bu\b|\bya\b", "you"),
    (r"\bur\b|\byr\b", "your"),
    (r"\b(?:pls|plz|plss|plez|pleas)\b", "please"),
    (r"\b(?:pix|pics|pictures?|photos?|photographs?|piks?|pict)\b", "pic"),
    (r"\b(?:selfies|selfy)\b", "selfie"),
    (r"\b(?:vids?|videos)\b", "video"),
    (r"\bgonna\b|\bgoing to\b|\bgon\b|\bfinna\b", "will"),
    (r"\bi(?:'ll|ll| will|'m will|m will|'m about to|mma|'ma|ma will)\b|\bima\b|\bimma\b", "i will"),
    (r"\bwanna\b|\bwant 2\b", "want to"),
    (r"\bgotta\b|\bhave got to\b", "have to"),
    (r"\bgimme\b", "give me"),
    (r"\bdont\b|\bdo not\b|\bdon t\b", "don't"),
    (r"\bcant\b|\bcannot\b|\bcan not\b", "can't"),
    (r"\bwont\b|\bwill not\b", "won't"),
    (r"\b(would|should|could|is|are|does|was|have|has|were|did)nt\b", r"\1n't"),
    (r"\b(what|that|let|where|who|it|how|here)s\b(?! of)", r"\1's"),
    (r"\byoure\b", "you're"),
    (r"\b(?:tmrw?|tmw|2moro|tomoz)\b", "tomorrow"),
    (r"\b(?:cuz|coz|bc|cos)\b", "because"),
    (r"\br\b(?= )", "are"),
    (r"\b2nite\b|\btonite\b", "tonight"),
    (r"\b(?:im|i am)\b", "i'm"),
    (r"\bive\b|(?<!can )(?<!could )(?<!may )\bi have\b", "i've"),
    (r"\bmums?\b|\bmommy\b|\bmoms\b|\bmother\b", "mom"),
    (r"\bdaddy\b|\bfather\b", "dad"),
    (r"\bsmth\b|\bsomethin\b", "something"),
    (r"\brn\b", "right now"),
    (r"\bppl\b", "people"),
    (r"\bevery ?body\b|\bevery1\b", "everyone"),
    (r"\bno1\b|\bno one\b|\bnobody\b", "nobody"),
)

BREAKS: Final = re.compile(r"[。]+|(?<=[!?])(?!\n|$|w)|(?<=[a-z0-9'\")])\.+(?= |$|\n)|;(?= )")


def _folded(pattern: str) -> str:
    return re.sub(r"ー(?=[^ァ-ヶぁ-ん]|$)", "ー", hiragana(pattern))


TABLE: Final = tuple((re.compile(_folded(old)), hiragana(new)) for old, new in SLIPS + KANA)
ENGLISH_TABLE: Final = tuple((re.compile(old), new) for old, new in ENGLISH)
HAS_JAPANESE: Final = re.compile(r"[ぁ-んァ-ヶ一-鿿]")
HAS_ENGLISH: Final = re.compile(r"[a-z]{2}")


def plain(text: str) -> Written:
    """A message as the rules read it: one way of writing, one spelling, a line for each sentence."""
    line = written(text)
    if HAS_JAPANESE.search(line.text):
        line = line.replaced(SYLLABLE, lambda match: ROWS[match[1]]["あいうえお".index(match[2])])
        line = line.replaced(LONELY_N, "ん")
        for old, new in TABLE:
            line = line.replaced(old, new)
    if HAS_ENGLISH.search(line.text):
        for old, new in ENGLISH_TABLE:
            line = line.replaced(old, new)
    return line.replaced(BREAKS, "\n")
