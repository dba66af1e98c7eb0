"""Japanese names in Latin letters, English ones with a title, and whoever stands in front of a mail address in
brackets.

Scores: 0.9 before a mail address, 0.88 a common surname beside a given name in Hepburn's letters or both words in a
mail address on the same picture, 0.85 with Mr.,
Ms., Dr. … before or -san behind, 0.8 the line in capitals on a card whose number was found.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sudare.screening.personal import cards
from sudare.screening.personal.letters import listed
from sudare.screening.personal.page import Hit, Page, Row, Span
from sudare.screening.terms import Kind

_SENDER, _KNOWN, _TITLED, _ON_CARD = 0.9, 0.88, 0.85, 0.8
_SURNAMES: Final = listed(
    "onodera igarashi "
    "sato satou suzuki takahashi tanaka ito itou watanabe yamamoto nakamura kobayashi kato katou yoshida "
    "yamada sasaki yamaguchi matsumoto inoue kimura hayashi saito saitou shimizu yamazaki mori ikeda "
    "hashimoto ishikawa abe yamashita ogawa nakajima nakashima ishii maeda okada fujita hasegawa goto gotou "
    "kondo kondou ota oota ohta aoki sakamoto murakami fujii kaneko fukuda nishimura miura endo endou "
    "takeuchi matsuda nakagawa nakano harada ono tamura fujiwara okamoto ishida ueda morita hara shibata "
    "sakai kudo kudou yokoyama miyazaki miyamoto uchida takagi ando andou shimada taniguchi ohno oono takada "
    "maruyama imai kono kouno fujimoto murata takeda ueno sugiyama masuda sugawara hirano otsuka ootsuka "
    "kojima chiba kubo matsui iwasaki sakurai noguchi kinoshita matsuo kikuchi nomura arai sano sugimoto "
    "furukawa onishi hamada ichikawa mizuno komatsu shimura koyama nagai tsuchiya iida yasuda kawasaki "
    "higuchi kawaguchi nishida kitamura honda kubota yoshikawa higashi iwata nakayama hattori tsuji kawai "
    "fukushima iwamoto hirata nagata yano oshima ohshima tsuda okubo ookubo ohkubo miyake shinohara shiraishi "
    "nishikawa kiryu kuroki horiuchi asano sekiguchi maruyama takagi hirano higashi honda kawabata tsuchiya uno "
    "otsuka ohtsuka kumagai kodama hoshino narita shibata kuroda matsushita kawamura nishiyama kinoshita oikawa "
    "nakanishi mochizuki kurihara asai oda ohki ooki hayakawa kamata kawashima kikuchi kitagawa kuwabara "
    "matsubara minami miyata mizutani morimoto muraoka nagashima naito nakata nishi nishimoto nozaki ogata oishi "
    "okazaki osawa ohsawa otani ohtani sakaguchi sakuma sawada seki shimamura shinoda sugai suwa suzumura tajima "
    "takano takayama takeshita tanabe tanigawa terada toda tokunaga tomita toyoda tsuboi tsukamoto tsutsui uehara "
    "umeda usui wada yagi yamanaka yamane yamaoka yamauchi yokota yoshimura yoshino yuasa kishi kishimoto "
    "kashiwagi kataoka katayama komori koizumi kosaka koike hosokawa hosoda hisada hirayama hirai hino himura "
    "hiramatsu fukui fukumoto furuta enomoto ebihara doi chida baba azuma araki amano akiyama akimoto adachi"
)
_GIVEN: Final = re.compile(
    r"(?:(?:[kgsztdnhbpmyrwj]|sh|ch|ts|ky|gy|ny|hy|by|py|my|ry|jy)?[aiueo]{1,2}|n(?![aiueoy])|kk|tt|pp|ss)+",
    re.IGNORECASE,
)
_GIVEN_ENDS: Final = tuple(listed("a e i o u n"))
_SHORTEST_GIVEN = 3  # Jo and Oh are English words
_PAIR: Final = re.compile(
    r"(?<![A-Za-z0-9@./_-])([A-Z][a-z]{1,10}|[A-Z]{2,11}),?[ ]([A-Z][a-z]{1,10}|[A-Z]{2,11})"
    r"(?![A-Za-z0-9@/_]|[.-][A-Za-z0-9])"
)
_OFFICES: Final = listed("support customer service sales contact team info office desk help news shop")
_LOCAL: Final = re.compile(r"([A-Za-z0-9._%+-]+)[ ]?@")
_CAPITALISED: Final = re.compile(
    r"(?<![A-Za-z0-9@./_-])([A-Z][A-Za-z'-]{2,14})[ ](?:[A-Z]\.?[ ])?([A-Z][A-Za-z'-]{3,14})(?![A-Za-z0-9@/_])"
)
_WITH_TITLE: Final = re.compile(
    r"(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?[ ]((?:[A-Z][a-z'-]+|[A-Z]\.)(?:[ ][A-Z][a-z'-]+){0,2})"
)
_SAN: Final = re.compile(r"(?<![A-Za-z])([A-Z][a-z]+)-(?:san|sama|sensei|kun|chan)(?![a-z])")
_BEFORE_MAIL: Final = re.compile(
    r"([A-Z][A-Za-z'-]+(?:[ ][A-Z][A-Za-z'.-]+){1,2}|[一-龥々ァ-ヴ]{1,4}[ ]?[一-龥々ァ-ヴぁ-ん]{1,6})\"?[ "
    r"]?[<(\[][ ]?[A-Za-z0-9._%+-]+@"
)
_ON_CARD_SHAPE: Final = re.compile(r"[A-Z]{2,12}(?:[ ][A-Z]{1,12}){1,2}")
_NOT_A_GIVEN: Final = listed(
    "bank bus cafe camera company clinic corporation city station university park museum hotel store shop "
    "house kitchen foods motor motors line river high school hospital pharmacy building ramen sushi coffee "
    "beer sake one in no to an on so do me he we go kobe tokyo osaka kyoto nara nagoya japan sushiya udon "
    "soba tea matcha piano racing denki seiki kogyo"
)
_BRANDS: Final = re.compile(
    r"VISA|MASTER|CARD|BANK|CREDIT|DEBIT|VALID|THRU|GOOD|MONTH|YEAR|MEMBER|SINCE|EXPRESS|GOLD|PLATINUM"
    r"|CLASSIC|CORPORATE|JCB|AMERICAN|INTERNATIONAL|AUTHORIZED|SIGNATURE|FROM|UNTIL|END|DATE|ELECTRONIC"
    r"|USE|ONLY|TOTAL|SALE|RECEIPT|TAX|THANK"
)


def find(page: Page) -> Iterator[Hit]:
    mails = [match.group(1).lower() for row in page.rows if "@" in row.text for match in _LOCAL.finditer(row.text)]
    for row in page.rows:
        if mails:
            yield from _as_in_mail(row, mails)
        if any("A" <= letter <= "Z" for letter in row.text):
            yield from _pairs(row)
            for pattern in (_WITH_TITLE, _SAN):
                for match in pattern.finditer(row.text):
                    yield Hit(Kind.PERSON_NAME, _TITLED, (Span(row.index, match.start(1), match.end(1)),))
        if "@" in row.text:
            for match in _BEFORE_MAIL.finditer(row.text):
                yield Hit(Kind.PERSON_NAME, _SENDER, (Span(row.index, match.start(1), match.end(1)),))
    yield from _on_card(page)


def _as_in_mail(row: Row, mails: Sequence[str]) -> Iterator[Hit]:
    """Emily Watson, where a mail address on the same picture says emily.watson@ or ewatson@."""
    for match in _CAPITALISED.finditer(row.text):
        first, last = match.group(1).lower(), match.group(2).lower()
        if {first, last} & _OFFICES:
            continue
        if any(last in mail and (first in mail or mail.startswith(first[0])) for mail in mails):
            yield Hit(Kind.PERSON_NAME, _KNOWN, (Span(row.index, match.start(), match.end()),))


def _pairs(row: Row) -> Iterator[Hit]:
    for match in _PAIR.finditer(row.text):
        one, other = match.group(1).lower(), match.group(2).lower()
        if (one in _SURNAMES and _is_given(other)) or (other in _SURNAMES and _is_given(one)):
            yield Hit(Kind.PERSON_NAME, _KNOWN, (Span(row.index, match.start(), match.end()),))


def _is_given(word: str) -> bool:
    return (
        word not in _NOT_A_GIVEN
        and len(word) >= _SHORTEST_GIVEN
        and _GIVEN.fullmatch(word) is not None
        and word.endswith(_GIVEN_ENDS)
    )


def is_run_together(text: str) -> bool:
    """Whether one word is a common surname and a given name without the blank between: AOIYOSHIDA. Only where something
    else says that a name stands there: HARAJUKU has the same shape.
    """
    low = text.lower()
    return any(
        (low.endswith(name) and _is_given(low[: -len(name)])) or (low.startswith(name) and _is_given(low[len(name) :]))
        for name in _SURNAMES
    )


def _on_card(page: Page) -> Iterator[Hit]:
    if not any(cards.find(page)):
        return
    for row in page.rows:
        start = 0
        for cell in row.text.split("\t"):
            text = cell.strip()
            if _ON_CARD_SHAPE.fullmatch(text) and not _BRANDS.search(text):
                first = start + cell.index(text)
                yield Hit(Kind.PERSON_NAME, _ON_CARD, (Span(row.index, first, first + len(text)),))
            start += len(cell) + 1
