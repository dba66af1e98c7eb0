"""The texts of the policies that come with Sudare, as they stand in the package."""

from functools import cache
from importlib.resources import files
from typing import Final

from sudare.policy.errors import UnknownProfile

BASE: Final = "base"
PROFILES: Final = ("shop", "clinic", "school", "counsellor", "law", "consult", "team", "factory")


@cache
def text_of(name: str) -> str:
    """The TOML of a preset, or of what they all extend. Raises: UnknownProfile."""
    if name not in {BASE, *PROFILES}:
        raise UnknownProfile
    return files("sudare.policy.presets").joinpath(f"{name}.toml").read_text(encoding="utf-8")
