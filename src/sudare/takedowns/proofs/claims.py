"""What no letter may say: a checklist of claims, each found in the text itself.

A letter that claims too much harms whoever sends it. So every letter for every kind of case is read against this list
by a test, and whatever a person types into one is read against it when it is written.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from sudare.policy.terms import Words


@dataclass(frozen=True, slots=True)
class Claim:
    """``said`` is matched against folded text.

    ``unless``: the facts that make it true. A fact in ``even_if`` makes it untrue again.
    """

    code: str
    because: Words
    said: re.Pattern[str]
    unless: frozenset[str] = frozenset()
    even_if: frozenset[str] = frozenset()

    def is_made_in(self, text: str, *, true: frozenset[str]) -> bool:
        is_allowed = bool(self.unless) and self.unless <= true and not self.even_if & true
        return not is_allowed and self.said.search(text) is not None


def _claim(
    code: str, ja: str, en: str, said: str, *, unless: tuple[str, ...] = (), even_if: tuple[str, ...] = ()
) -> Claim:
    words = Words(ja=ja, plain_ja=ja, en=en)
    return Claim(code, words, re.compile(said), frozenset(unless), frozenset(even_if))


CLAIMS: Final[tuple[Claim, ...]] = (
    _claim(
        "lawyer",
        "弁護士や代理人だと名乗っています。",
        "It claims to be a lawyer or to act for somebody.",
        r"弁護士|代理人|法律事務所|に代わって|\b(attorney|lawyer|solicitor|counsel|law firm|on behalf of|my client)\b",
    ),
    _claim(
        "authority",
        "警察や役所の名前を借りています。",
        "It borrows the name of the police or an office.",
        r"警察|検察|役所|公的機関|政府|\b(police|prosecutor|authorit(y|ies)|government)\b",
    ),
    _claim(
        "crime",
        "相手が罪を犯したと言っています。",
        "It says that the recipient or somebody is guilty of something.",
        r"犯罪|罪に|罪を|刑事|処罰|逮捕|告訴|告発|被害届|違法|"
        r"\b(criminal|crime|crimes|prosecut\w+|illegal\w*|unlawful\w*|guilty|felony|arrest\w*|offence|offense)\b",
    ),
    _claim(
        "blame",
        "だれかを加害者だと決めつけています。",
        "It names somebody a culprit.",
        r"加害者|犯人|ストーカー|悪質|\b(perpetrator|offender|culprit|stalker|abuser)\b",
    ),
    _claim(
        "threat",
        "脅しに読めます。",
        "It can be read as a threat.",
        r"さもなければ|さもないと|法的(な)?(措置|手段|対応)|訴え|訴訟|提訴|賠償|請求いたします|ただでは|公表します|"
        r"マスコミ|\b(or else|legal action|sue|lawsuit|damages|consequences|we will be forced|go public|the press)\b",
    ),
    _claim(
        "duty",
        "消す義務があると言い切っています。",
        "It says that they are obliged to remove it.",
        r"義務|しなければなりません|せねば|しなさい|直ちに|ただちに|"
        r"\b(must|obliged|obligated|obligation|required by law|shall|immediately|demand)\b",
    ),
    _claim(
        "seven_days",
        "7日以内という期限は、指定を受けたサービスだけのものです。",
        "Seven days apply to designated services only.",
        r"(?<![\d月])(7|七)日|一週間|1週間|\b(7|seven)[ -]days?\b|\b(a|one) week\b",
        unless=("designated",),
        even_if=("minor",),
    ),
    _claim(
        "two_days",
        "2日の決まりは、私的な性的画像(本人のもの)だけのものです。",
        "Two days apply to private sexual images only.",
        r"私事性的画像|リベンジポルノ|(?<![\d月])(2|二)日(が|以内)|\b(two|2|48)[ -](days?|hours?)\b|act 126",
        unless=("intimate",),
        even_if=("minor",),
    ),
    _claim(
        "court",
        "裁判所の判断があるかのように読めます。",
        "It sounds as if a court had decided.",
        r"裁判|仮処分|判決|差止|命令|勝訴|\b(court|injunction|judge?ment|subpoena|warrant|ruling)\b",
    ),
    _claim(
        "promise",
        "約束や保証をしています。",
        "It promises something.",
        r"約束|保証|必ず|誓|お礼|謝礼|お支払い|\b(promise|guarantee\w*|certainly|swear|reward|pay you)\b",
    ),
    _claim(
        "oath",
        "偽証の罰のもとで述べる形になっています。",
        "It makes a statement under penalty of perjury.",
        r"偽証|宣誓|perjury|\bsworn\b|good faith belief",
    ),
    _claim(
        "copyright",
        "自分で撮ったと分かっていない写真の著作権に触れています。",
        "It speaks of copyright in a picture not stated to be one's own.",
        r"著作|コピーライト|copyright|\bdmca\b|infring\w+",
        unless=("own_work",),
        even_if=("minor",),
    ),
    _claim(
        "verdict",
        "規約や法律に違反すると言い切っています。",
        "It states as a fact that a rule or right is broken.",
        r"に違反|を侵害しています|侵害です|\b(violates?|violating|in violation|in breach|liable)\b",
    ),
    _claim(
        "picture",
        "画像が付いている、または送ると書いています。",
        "It carries the picture or says so.",
        r"data:|<img|添付(します|いたします|しました|の)|同封|別添|お送りします|"
        r"\b(attached|enclosed|see the image below|i am sending)\b",
    ),
    _claim(
        "details",
        "必要のない描写があります。",
        "It describes more than is needed.",
        r"裸|ヌード|全裸|下着|性器|胸|性行為|性交|わいせつ|\b(nudes?|naked|nudity|genitals?|breasts?|underwear|porn\w*)\b",
    ),
    _claim(
        "child",
        "子どもかもしれないときは、内容に触れません。",
        "Where a child may be shown, the content isn't described.",
        r"性的|私的|下心|\b(sexual|intimate|private)\b",
        unless=("adult",),
    ),
    _claim(
        "age",
        "年齢を言い切っています。",
        "It states an age as a fact.",
        r"18歳未満(です|の子ども|の児童)|児童ポルノ|小学生|中学生|高校生|"
        r"\b(is (a child|under 18|a minor)|child abuse|csam|child porn\w*)\b",
    ),
    _claim(
        "who_posted",
        "だれが載せたかを言い切っています。",
        "It says who posted it.",
        r"元(夫|妻|彼|カレ|カノ|交際)|(が|さんが)(投稿|掲載|載せ)ました|"
        r"\b(my ex|ex-(boyfriend|girlfriend|husband|wife)|posted by)\b",
    ),
)


def claims_in(text: str, *, true: frozenset[str]) -> tuple[Claim, ...]:
    """Which claims this text makes and the facts don't carry. Every picture that may not be a child's is an adult's."""
    facts = true if "minor" in true else true | {"adult"}
    folded = unicodedata.normalize("NFKC", text).casefold()  # however wide and large it is written
    return tuple(claim for claim in CLAIMS if claim.is_made_in(folded, true=facts))
