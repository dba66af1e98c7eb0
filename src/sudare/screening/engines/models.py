"""Weights that lie in packages, run by one runtime under one rule: never more model calls at once than there are cores.

Only the weights are used; the programs around them are never imported (docs/decisions/0060, 0061). Nothing is fetched.
"""

import os
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from queue import LifoQueue
from threading import BoundedSemaphore
from typing import Any, Final

import numpy as np
import openvino
from numpy.typing import NDArray

Array = NDArray[np.float32]

CORES: Final = max(1, min(2, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
"""Two per child: more pictures at once want more workers, not more threads."""

_turns: Final = BoundedSemaphore(CORES)
_runtime: Final = openvino.Core()


def weights(package: str, name: str) -> Path:
    """Where a package keeps a file, without importing the package.

    Raises: ``FileNotFoundError`` when it isn't there.
    """
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    for place in places:
        path = Path(place) / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"{package}/{name}")


class Model:
    """One network, ready. ``run`` may be called from several threads; it waits for a free core.

    ``shapes`` fixes inputs by name (−1 stays free). A network that is called by several threads of one engine wants
    as many ``streams``.
    """

    def __init__(
        self, path: Path, *, shapes: Mapping[str, Sequence[int]] | None = None, streams: int = 1, is_exact: bool = False
    ) -> None:
        network = _runtime.read_model(str(path))
        if shapes:
            network.reshape({name: list(shape) for name, shape in shapes.items()})
        self._compiled = _runtime.compile_model(network, "CPU", _settings(streams, is_exact=is_exact))
        self._requests: LifoQueue[Any] = LifoQueue()
        for _ in range(streams):
            self._requests.put(self._compiled.create_infer_request())

    def run(self, given: NDArray[Any]) -> list[Array]:
        """All outputs, in the network's order; copies, so that the next call can't change them."""
        request = self._requests.get()
        try:
            with _turns:
                answer = request.infer([given])
            return [np.array(answer[output], dtype=np.float32) for output in self._compiled.outputs]
        finally:
            self._requests.put(request)


def metadata(path: Path, name: str) -> str:
    """A text that the makers of a network wrote into its file."""
    network = _runtime.read_model(str(path))
    info: Any = network.get_rt_info(["framework", name])
    return str(info.value if hasattr(info, "value") else info)


def _settings(streams: int, *, is_exact: bool) -> dict[str, Any]:
    """One thread per call: engines run side by side, and a call that spreads over both cores only waits for itself."""
    return {
        "NUM_STREAMS": streams,
        "INFERENCE_NUM_THREADS": streams,
        "PERFORMANCE_HINT": "LATENCY",
        "ENABLE_CPU_PINNING": False,
        **({"INFERENCE_PRECISION_HINT": "f32"} if is_exact else {}),  # else bfloat16 where the processor has it
    }
