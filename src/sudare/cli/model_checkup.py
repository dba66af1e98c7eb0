"""What ``sudare doctor`` says of whoever answers questions: which model, whether it sees, and whether it does."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sudare.cli.words import say
from sudare.kit.text import clean_line

if TYPE_CHECKING:
    from sudare.assistant.terms import Card, TryOut

ADVICE: Final = {
    "model_away": "Check SUDARE_AI_BASE_URL, and that the model's server runs.",
    "model_key": "Check SUDARE_AI_KEY.",
    "model_too_slow": "Its answer takes too long: choose a smaller model, or raise SUDARE_AI_TIMEOUT_SECONDS.",
}
OTHERWISE: Final = "Look at the log of the model's server, and whether SUDARE_AI_MODEL is a name it knows."
BLIND: Final = (
    "It is called a model that sees pictures, and didn't read ours. Set SUDARE_AI_VISION=false or choose another model."
)
DEAF: Final = "It didn't repeat four digits. Choose another model: answers of this one won't be found in pictures."


def look() -> Iterator[tuple[str, str, str]]:
    """Level, what is so, and what to do. A configured model is shown four digits drawn here, nobody's picture."""
    from sudare.assistant.actions.desk import the_provider
    from sudare.assistant.actions.trying import tried

    provider = the_provider()
    if provider is None:
        yield "ok", say("no model: the built-in reader answers, without a network"), ""
        return
    card, found = provider.card, tried(provider)
    told = ", ".join((*_card(card), _result(found)))
    if found.failure is not None:
        yield "fail", told, say(ADVICE.get(found.failure.code, OTHERWISE))
    elif not found.has_read:
        yield "warn", told, say(BLIND if card.has_vision else DEAF)
    else:
        yield "ok", told, ""


def _card(card: "Card") -> Iterator[str]:
    yield card.name
    yield say("on this machine") if card.place == "here" else say("at {host}", host=card.place)
    yield say("sees pictures") if card.has_vision else say("gets the words read in a picture only")


def _result(found: "TryOut") -> str:
    if found.failure is not None:
        return say(found.failure.public_message)
    if found.has_read:
        return say("read the test picture in {seconds} s", seconds=f"{found.seconds:.1f}")
    return say("didn't read the test picture, and said: {words}", words=clean_line(found.said)[:60])
