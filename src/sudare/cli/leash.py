"""A child of the supervisor ends when the supervisor does, even by SIGKILL: the pipe between them breaks."""

import os
import signal
import threading


def follow(descriptor: int) -> None:
    """Send this process SIGTERM when the other end of the pipe is gone."""
    threading.Thread(target=_wait_for_the_end, args=(descriptor,), name="leash", daemon=True).start()


def _wait_for_the_end(descriptor: int) -> None:
    while os.read(descriptor, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
