"""The first ten minutes as a list that ticks itself from what the house knows; two lines are ticked by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sudare.policy.terms import Words


class Item(StrEnum):
    PRESERVED = "preserved"
    REPORTED = "reported"
    BLOCKED = "blocked"
    TOLD = "told"  # somebody they trust
    POLICE = "police"
    PACKAGED = "packaged"
    TAKEDOWN = "takedown"


BY_HAND: Final = frozenset({Item.TOLD, Item.POLICE})


@dataclass(frozen=True, slots=True)
class Tick:
    """``words`` speak to the person harmed, ``staff_words`` to those who help. ``on``: since when, if known."""

    item: Item
    words: Words
    staff_words: Words
    is_done: bool
    on: datetime | None = None

    @property
    def is_by_hand(self) -> bool:
        return self.item in BY_HAND


def ticks_of(done: Mapping[Item, datetime | None]) -> tuple[Tick, ...]:
    """All lines in order; done is what stands in ``done``, with its day where one is known."""
    return tuple(Tick(item, *_WORDS[item], is_done=item in done, on=done.get(item)) for item in Item)


def first_open(ticks: tuple[Tick, ...]) -> Tick | None:
    """The one thing to look at now."""
    return next((tick for tick in ticks if not tick.is_done), None)


_WORDS: Final[dict[Item, tuple[Words, Words]]] = {
    Item.PRESERVED: (
        Words(
            ja="やりとりを残しました。相手が消しても残ります",
            plain_ja="メッセージを ｜残《のこ》しました。｜相手《あいて》が ｜消《け》しても ｜残《のこ》ります",
            en="The conversation is preserved, even if they delete it",
        ),
        Words(ja="やりとりを保全した", plain_ja="やりとりを保全した", en="The conversation is preserved"),
    ),
    Item.REPORTED: (
        Words(
            ja="ここの担当者に知らせました",
            plain_ja="ここの ｜人《ひと》に ｜知《し》らせました",
            en="Somebody here has been told",
        ),
        Words(ja="報告を受けた", plain_ja="報告を受けた", en="The report has arrived"),
    ),
    Item.BLOCKED: (
        Words(
            ja="相手からはもう届きません。相手には知らされません",
            plain_ja="｜相手《あいて》からは もう ｜届《とど》きません。｜相手《あいて》は ｜知《し》りません",
            en="Nothing from them reaches you any more; they aren't told",
        ),
        Words(ja="相手をブロックした", plain_ja="相手をブロックした", en="The other person is blocked"),
    ),
    Item.TOLD: (
        Words(
            ja="信頼できるひとりに話した",
            plain_ja="｜信《しん》じられる ｜人《ひと》に ｜話《はな》しました",
            en="I told one person I trust",
        ),
        Words(
            ja="本人のそばに、話せる人がいる",
            plain_ja="本人のそばに、話せる人がいる",
            en="They have somebody to talk to",
        ),
    ),
    Item.POLICE: (
        Words(
            ja="警察に相談した(#9110、急ぐときは110)",
            plain_ja="｜警察《けいさつ》に ｜話《はな》しました(#9110、｜急《いそ》ぐときは 110)",
            en="I spoke to the police (#9110, or 110 when it is urgent)",
        ),
        Words(ja="警察に相談した", plain_ja="警察に相談した", en="The police have been told"),
    ),
    Item.PACKAGED: (
        Words(
            ja="警察や弁護士に渡せる記録ができました",
            plain_ja="｜警察《けいさつ》に ｜渡《わた》す ｜記録《きろく》が できました",
            en="A record to hand to the police or a lawyer is ready",
        ),
        Words(ja="証拠の一式を作った", plain_ja="証拠の一式を作った", en="The evidence package is made"),
    ),
    Item.TAKEDOWN: (
        Words(
            ja="載せられた写真の削除を頼みはじめました",
            plain_ja="｜写真《しゃしん》を ｜消《け》して もらう ことを はじめました",
            en="We have begun to have the picture taken down",
        ),
        Words(ja="削除の依頼を始めた", plain_ja="削除の依頼を始めた", en="Takedown has begun"),
    ),
}
