"""A question put to a model, and its answer taken apart: a value is seen only where code finds it on the page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, Self

from sudare.assistant.errors import ModelFailed
from sudare.assistant.readers import FieldSketch, Reader
from sudare.assistant.readers.asked import Asked
from sudare.assistant.readers.replies import answer_so_far, taken_apart
from sudare.assistant.readers.wording import rules_for, schema_for, words_for
from sudare.assistant.terms import Card, OnWords, Prompt, Reply, Seen, Warned
from sudare.kit.errors import SudareError
from sudare.reading.evidence import find
from sudare.reading.filling import NEEDS_EYES
from sudare.reading.templates.terms import Type
from sudare.reading.terms import Answer, Evidence, Goods, Page, Status

OWN_WORDS: Final = "own_words"  # said by a model, not copied: there is no place to point at
READ: Final = frozenset({Status.SEEN, Status.INFERRED})

Json = dict[str, Any]


class Model(Protocol):
    """Whoever can be asked; see ``providers``."""

    @property
    def card(self) -> Card: ...

    def ask(self, prompt: Prompt, *, on_words: OnWords) -> Reply: ...


@dataclass(frozen=True, slots=True)
class Told:
    """An answer on its way into its row."""

    text: str
    fields: list[Json]
    checks: list[Json]
    reader: str
    warnings: tuple[str, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    failure: SudareError | None = None
    differences: tuple[Json, ...] = ()  # of two pictures that were to be compared

    @classmethod
    def of(cls, answer: Answer, *, reader: str) -> Self:
        said = answer.as_json()
        return cls(said["answer"], said["fields"], said["checks"], said["reader"] or reader, answer.warnings)


def ask_model(
    model: Model,
    asked: Asked,
    *,
    reader: Reader,
    pictures: tuple[Seen, ...],
    smaller: Callable[[], tuple[Seen, ...]],
    on_words: OnWords,
) -> Told:
    """Put the question to the model; whatever it says of values is looked for on the pages.

    Raises: a subclass of ``ModelFailed``; what ``on_words`` raises.
    """
    prompt = Prompt(
        rules=rules_for(asked.language),
        words=words_for(asked, with_pictures=bool(pictures), with_parts=len(pictures) > len(asked.pages)),
        pictures=pictures,
        smaller=smaller,
        schema=schema_for(asked.sketch),
    )
    reply = model.ask(prompt, on_words=lambda text: on_words(answer_so_far(text)))
    said = taken_apart(reply.text)
    if not said.answer and not said.values:
        raise ModelFailed
    warnings = [Warned.SHRUNK] * reply.was_shrunk + [Warned.CUT] * reply.was_cut
    warnings += [Warned.NO_MODEL] * (not model.card.has_vision)
    warnings += [Warned.NOT_JSON] * (asked.sketch is not None and not said.is_as_asked)
    own = asked.read_by(reader) if asked.sketch is not None else None
    fields = _fields(asked, said.values, own, reader)
    quoted = _quotes(asked, said.quotes)
    warnings += [Warned.NOT_FOUND] * any(_is_unfounded(one) for one in (*fields, *quoted))
    return Told(
        text=said.answer,
        fields=[*fields, *quoted],
        checks=(reader.checks(asked.sketch.name, fields) or []) if asked.sketch else [],
        warnings=tuple(warnings),
        reader=model.card.name,
        tokens_in=reply.tokens_in,
        tokens_out=reply.tokens_out,
    )


def _fields(asked: Asked, values: Mapping[str, str], own: Answer | None, reader: Reader) -> list[Json]:
    """One per field of the template, in its order."""
    if asked.sketch is None:
        return []
    read = {one["name"]: one for one in (own.as_json()["fields"] if own else ())}
    kinds = {one.name: one.kind for one in asked.sketch.fields}
    made = [_field(asked.pages, one, values.get(one.name, ""), read.get(one.name)) for one in asked.sketch.fields]
    return [
        one | {"value": reader.value_of(kinds[one["name"]], one["raw"])} if _is_copied(one) else one for one in made
    ]


def _field(pages: Sequence[Page], wanted: FieldSketch, verbatim: str, mine: Json | None) -> Json:
    """What the model said, beside what the built-in reader read there. What no picture can tell stays open."""
    goods = {"goods": mine["goods"]} if mine and "goods" in mine else {}
    if mine and goods.get("goods") == Goods.SELLER_MUST_CONFIRM:
        return mine
    if wanted.is_made and verbatim:
        return _made(wanted.name, verbatim, "", Status.INFERRED) | {"reason": OWN_WORDS} | goods
    if not verbatim:
        return _unsaid(wanted.name, mine) | goods
    if wanted.kind == Type.LONG_TEXT:
        return _copied_out(pages, wanted.name, verbatim) | goods
    return _copied(pages, wanted.name, verbatim, mine) | goods


def _unsaid(name: str, mine: Json | None) -> Json:
    """The model gave nothing: what the reader read stands. What it lacked eyes for, the model looked for in vain."""
    if mine is None or mine.get("reason") == NEEDS_EYES:
        return _made(name, None, "", Status.ABSENT)
    return dict(mine, confidence=0.5) if mine["status"] in READ else mine


def _copied(pages: Sequence[Page], name: str, verbatim: str, mine: Json | None) -> Json:
    has_read = mine is not None and mine["status"] in READ
    places = find(verbatim, pages)
    agrees = bool(mine and has_read and _agree(mine, verbatim))
    votes = [bool(places), *([agrees] if has_read else [])]
    confidence = sum(votes) / len(votes)
    if mine and agrees:  # the same value, with the reader's own kind of it
        return dict(mine, confidence=confidence)
    return _made(name, verbatim, verbatim, Status.SEEN if places else Status.INFERRED, places, confidence)


def _copied_out(pages: Sequence[Page], name: str, verbatim: str) -> Json:
    """A long text, each line looked for by itself: it is seen when all of them were found."""
    lines = [line for line in verbatim.splitlines() if line.strip()]
    places = [find(line, pages)[:1] for line in lines]
    found = [place for each in places for place in each]
    status = Status.SEEN if all(places) else Status.INFERRED
    return _made(name, verbatim, verbatim, status, found, len(found) / max(len(lines), 1))


def _is_copied(one: Json) -> bool:
    return isinstance(one["value"], str) and bool(one["raw"])


def _agree(mine: Json, verbatim: str) -> bool:
    """Whether two readings say the same, as digits where there are any and as letters where there are none."""
    one, other = _core(str(mine["raw"] or mine["value"])), _core(verbatim)
    return bool(one) and one == other


def _core(text: str) -> str:
    letters = "".join(sign for sign in text.lower() if sign.isalnum())
    return letters.translate(str.maketrans("０１２３４５６７８９", "0123456789"))


def _quotes(asked: Asked, quotes: Sequence[str]) -> list[Json]:
    """The lines a free answer rests on; what stands nowhere is told as such."""
    made = []
    for number, quote in enumerate(quotes, 1):
        places = find(quote, asked.pages)
        status = Status.SEEN if places else Status.INFERRED
        made.append(_made(f"quote_{number}", quote, quote, status, places, float(bool(places))))
    return made


def _made(  # noqa: PLR0917  a field, in the order it is written
    name: str,
    value: str | None,
    raw: str,
    status: Status,
    places: Sequence[Evidence] = (),
    confidence: float | None = None,
) -> Json:
    return {
        "name": name,
        "value": value,
        "raw": raw,
        "status": status.value,
        "evidence": [one.as_json() for one in places],
        "confidence": confidence,
    }


def _is_unfounded(one: Json) -> bool:
    return bool(one["raw"]) and not one["evidence"]
