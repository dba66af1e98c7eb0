"""What can be wrong with a policy somebody wrote."""

from dataclasses import dataclass

from sudare.kit.errors import Invalid, NotFound


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake and where it stands. ``why`` is a key of the catalogue with ``{value}`` in it; lines count from 1."""

    line: int
    key: str  # e.g. rules[3].when.face
    why: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.line}: {self.key}: {self.why.format(value=self.value)}"


class PolicyInvalid(Invalid):
    """These rules can't be used as they are written. Please correct the lines named below and try again."""

    code = "policy_invalid"

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class UnknownProfile(NotFound):
    """There is no such profile. Please choose one of the list."""

    code = "unknown_profile"
