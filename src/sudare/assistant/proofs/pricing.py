"""What asking costs, from tokens and prices; integers of a millionth, so that sums stay exact."""

from sudare.assistant.terms import Prices

MILLION = 1_000_000


def cost_micros(prices: Prices, *, tokens_in: int, tokens_out: int) -> int:
    """Millionths of the currency's unit: a price per million tokens is a millionth per token."""
    return round(tokens_in * prices.per_million_in + tokens_out * prices.per_million_out)


def estimate(prices: Prices, *, pictures: int, tokens_out: int = 400) -> float:
    """What a question about so many pictures will cost about, in the currency's unit."""
    tokens_in = pictures * prices.tokens_per_picture
    return cost_micros(prices, tokens_in=tokens_in, tokens_out=tokens_out) / MILLION
