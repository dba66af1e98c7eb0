"""Names of people as the dictionary knows them, as a word beside them says, or with 様・さん・殿・先生・氏 behind
them.

A surname alone is also a town, a station, a shop and a beef: it takes a label or a title. Surname and given name
together are a name where nothing hangs on them and no price stands on their row, which on a menu or a receipt is a
product.

One module per kind of evidence; each says what its scores mean.
"""

from collections.abc import Iterator

from sudare.screening.personal.names import beside, known, spelled
from sudare.screening.personal.page import Hit, Page


def find(page: Page) -> Iterator[Hit]:
    for row in page.rows:
        yield from beside.find(page, row)
        if _has_japanese(row.text):
            yield from known.find(page, row)
            yield from spelled.find(row)


def _has_japanese(text: str) -> bool:
    return any("ぁ" <= letter <= "龥" for letter in text)
