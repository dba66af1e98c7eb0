"""The child locks itself in before it sees a hostile byte. Every wall is tried; the parent is told which ones stand."""

import resource

from sudare.imaging.wire import Layer

MAX_MEMORY_BYTES = 1_500_000_000


def limit_resources() -> Layer:
    for limit, value in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_DATA, MAX_MEMORY_BYTES),
    ):
        resource.setrlimit(limit, (value, value))
    return Layer.RLIMITS
