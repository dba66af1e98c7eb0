"""A worker that stops at a chosen stage, says so, and waits to be killed. Run by tests as a process of its own."""

import sys
import time
from pathlib import Path

import django


def main(stage: str, *more: str) -> None:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from sudare.attachments import actions
    from sudare.attachments.engines.scripted import ScriptedChecker, drawn_anew, picture_of
    from sudare.storage import actions as storage

    def script(content: bytes):
        if stage == "checking":
            wait_for_the_end()
        return picture_of(content)

    def redraw(content: bytes, edit):
        if stage == "drawing":
            wait_for_the_end()
        return drawn_anew(content, edit)

    actions.check_with(ScriptedChecker(script, redraw=redraw, is_for_tests=True))
    storage.keep_in(pausing_store(stage, settings.SEALED_DIR))
    if stage.startswith("receiving"):
        receive(*more)
    else:
        call_command("db_worker", queue_name="check", batch=True, interval=0, startup_delay=False, verbosity=0)


def pausing_store(stage: str, root: Path):
    from sudare.storage.stores.local import LocalStore

    pauses = {
        "opening": ("read", 1),
        "sealing": ("write", 3),
        "storing": ("finish", 3),  # inside the last transaction
        "clearing": ("remove", 1),  # after it
        "receiving": ("write", 2),
        "receiving_late": ("finish", 2),
    }

    class PausingStore(LocalStore):
        def __getattribute__(self, name: str):
            if stage in pauses and pauses[stage][0] == name:
                pauses[stage] = (name, pauses[stage][1] - 1)
                if pauses[stage][1] == 0:
                    wait_for_the_end()
            return super().__getattribute__(name)

    return PausingStore(root)


def receive(user_id: str, organisation_id: str, membership_id: str) -> None:
    from uuid import UUID

    from sudare.accounts.terms import Role, Viewer
    from sudare.attachments import actions

    viewer = Viewer(UUID(user_id), UUID(organisation_id), UUID(membership_id), Role.OWNER, "Alice")
    actions.receive(viewer=viewer, content=b"CANARY" * 1000, original_name="CANARY.jpg")


def wait_for_the_end() -> None:
    print("there", flush=True)  # noqa: T201  the test waits for this line
    time.sleep(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
