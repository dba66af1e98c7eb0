"""Opening the house from a terminal: the environment first, Django after it.

The commands stand below ``config`` and never import it; they find what it offers by name.
"""

import os
from importlib import import_module
from pathlib import Path
from typing import Any

SETTINGS = "sudare.config.settings"
PRIVATE_FOLDER = 0o700


def named(dotted: str) -> Any:
    """What stands under a dotted name, for example ``sudare.config.upkeep.tick``."""
    module, _, name = dotted.rpartition(".")
    return getattr(import_module(module), name)


def choose(*, data_dir: Path | None = None, address: str | None = None, is_demo: bool = False) -> None:
    """Write what the command line decided into the environment, where the settings look for it."""
    if data_dir is not None:
        os.environ["SUDARE_DATA_DIR"] = str(data_dir)
    if is_demo:
        os.environ["SUDARE_DEMO"] = "1"
    if address is not None and "base_url" not in environment().model_fields_set:
        os.environ["SUDARE_BASE_URL"] = address


def environment() -> Any:
    """The operator's settings, read afresh."""
    return named("sudare.config.environment.Environment")()


def open_house() -> None:
    """Load Django with this installation's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # slow: only the commands that need it pay for it

    django.setup()


def make_private_folders() -> None:
    """The data and the keys folder, readable by their owner alone; folders that exist keep their mode."""
    chosen = environment()
    for folder in (chosen.data_dir, chosen.keys):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
