"""Weights that lie in packages, run by one runtime under one rule: never more model calls at once than there are cores.

Only the weights are used; the programs around them are never imported (docs/decisions/0060, 0061). Nothing is fetched.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from math import prod
from pathlib import Path
from queue import LifoQueue
from threading import BoundedSemaphore
from typing import Any, Final

import numpy as np
import openvino
from numpy.typing import NDArray
from openvino import opset13 as opset

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
    as many ``streams``. ``change`` may rewrite the network before it is prepared. A network with a free shape keeps
    code and memory for each one it has met: give it few, all of them by ``prepare`` (docs/decisions/0110).
    """

    def __init__(
        self,
        path: Path,
        *,
        shapes: Mapping[str, Sequence[int]],
        streams: int = 1,
        change: Callable[[Any], Any] | None = None,
    ) -> None:
        network = _runtime.read_model(str(path))
        if change is not None:
            network = change(network)
        network.reshape({name: list(shape) for name, shape in shapes.items()})
        self._compiled = _runtime.compile_model(network, "CPU", _settings(streams))
        self._streams = streams
        self._requests: LifoQueue[Any] = LifoQueue()
        for _ in range(streams):
            self._requests.put(self._compiled.create_infer_request())

    def prepare(self, shapes: Iterable[Sequence[int]]) -> None:
        """Meet these shapes now, in every stream, the largest first: no picture waits for it, and memory grows once."""
        requests = [self._requests.get() for _ in range(self._streams)]
        for shape in sorted(shapes, key=prod, reverse=True):
            blank = np.zeros(tuple(shape), np.float32)
            for request in requests:
                request.start_async([blank])
            for request in requests:
                request.wait()
        for request in requests:
            self._requests.put(request)

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
    written: Any = network.get_rt_info(["framework", name])
    return str(written.value if hasattr(written, "value") else written)


def only_best_of(columns: NDArray[np.intp]) -> Callable[[Any], Any]:
    """Of a network whose answer is (…, choices): only the choices that count, and of those only the best one's number
    and chance. It then neither computes nor hands out the rest.
    """

    def change(network: Any) -> Any:
        answer = network.output(0).get_node().input_value(0)
        choices = answer.get_partial_shape()[-1].get_length()
        for constant in network.get_ordered_ops():
            shape = constant.get_output_shape(0) if constant.get_type_name() == "Constant" else [0]
            if len(shape) and shape[-1] == choices:
                kept = opset.constant(np.ascontiguousarray(constant.data[..., columns]))
                constant.output(0).replace(kept.output(0))
        network.validate_nodes_and_infer_types()
        best = opset.topk(answer, np.int64(1), axis=-1, mode="max", sort="none")
        return openvino.Model([opset.result(best.output(1)), opset.result(best.output(0))], network.get_parameters())

    return change


def _settings(streams: int) -> dict[str, Any]:
    """One thread per call: engines run side by side, and a call that spreads over both cores only waits for itself.

    Numbers are bfloat16 where the processor has it (docs/decisions/0061).
    """
    return {
        "NUM_STREAMS": streams,
        "INFERENCE_NUM_THREADS": streams,
        "PERFORMANCE_HINT": "LATENCY",
        "ENABLE_CPU_PINNING": False,
    }
