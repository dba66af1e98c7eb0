"""Numbers with the check digits their readers ask for, belonging to nobody we know of."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from numpy.random import Generator

TEST_CARDS: Final = (  # published by payment companies for trying out; they buy nothing
    "4242424242424242",
    "4111111111111111",
    "4012888888881881",
    "5555555555554444",
    "5105105105105100",
    "2223003122003222",
    "3530111333300000",
    "3566002020360505",
    "6011111111111117",
    "378282246310005",
    "371449635398431",
    "30569309025904",
)
FOUR_GROUPS: Final = 16
AMEX: Final = 15
LETTERS: Final = "ABCDEFGHJKLMNPRSTUVWXYZ"


def digits(rng: "Generator", count: int) -> str:
    return "".join(str(each) for each in rng.integers(0, 10, count))


def letters(rng: "Generator", count: int) -> str:
    return "".join(LETTERS[at] for at in rng.integers(0, len(LETTERS), count))


def my_number(rng: "Generator") -> str:
    """Twelve digits. Source: ordinance No. 85 of 2014 of the Ministry of Internal Affairs, article 5."""
    body = digits(rng, 11)
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
    return body + str(0 if rest <= 1 else 11 - rest)


def insurer_number(rng: "Generator", *, law: str) -> str:
    """Eight digits: two for the law, two for the prefecture, three for the insurer, one check digit by Luhn."""
    body = law + f"{rng.integers(1, 48):02d}" + digits(rng, 3)
    return body + luhn_digit(body)


def luhn_digit(body: str) -> str:
    """The digit that makes ``body`` pass. Source: ISO/IEC 7812-1, annex B."""
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-sum(each // 10 + each % 10 for each in doubled) % 10)


def card_number(rng: "Generator") -> str:
    return TEST_CARDS[int(rng.integers(0, len(TEST_CARDS)))]


def grouped(number: str, *sizes: int, by: str = " ") -> str:
    """``number`` cut into pieces of ``sizes``; the last size repeats."""
    pieces, rest = [], number
    for size in (*sizes, *[sizes[-1]] * len(number)):
        pieces.append(rest[:size])
        rest = rest[size:]
    return by.join(filter(None, pieces))


def card_groups(number: str) -> str:
    """As it is printed on the card."""
    return grouped(number, 4) if len(number) == FOUR_GROUPS else grouped(number, 4, 6, 5)


def mrz_digit(text: str) -> str:
    """Source: ICAO Doc 9303, part 3, section 4.9."""
    values = (0 if sign == "<" else int(sign, 36) for sign in text)
    return str(sum(value * (7, 3, 1)[place % 3] for place, value in enumerate(values)) % 10)


def passport_lines(*, names: tuple[str, str], number: str, birth: str, sex: str, until: str) -> tuple[str, str]:
    """Both lines of 44 signs; ``birth`` and ``until`` as yymmdd. Source: ICAO Doc 9303, part 4, section 4.2.2."""
    upper = f"P<JPN{names[0]}<<{names[1]}".ljust(44, "<")[:44]
    number, personal = number.ljust(9, "<"), "<" * 14
    middle = f"{birth}{mrz_digit(birth)}", f"{until}{mrz_digit(until)}", f"{personal}<"
    checked = f"{number}{mrz_digit(number)}{''.join(middle)}"
    lower = f"{number}{mrz_digit(number)}JPN{middle[0]}{sex}{middle[1]}{middle[2]}"
    return upper, lower + mrz_digit(checked)
