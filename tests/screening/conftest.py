"""One warm child for the whole run: models take seconds to load. Other packages' tests ask for ``warm_screener`` too."""

from collections.abc import Iterator

import pytest

from sudare.screening.pool import WarmScreener


@pytest.fixture(scope="session")
def warm_screener() -> Iterator[WarmScreener]:
    with WarmScreener() as screener:
        screener.warm_up()
        yield screener
