"""The other sides: LINE's servers, mailboxes, mail servers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture LINE is told of: where it fetches the whole and the small one."""

    address: str
    small_address: str


@dataclass(frozen=True, slots=True)
class Raw:
    """A mail in a mailbox, as its server has it."""

    uid: int
    content: bytes = field(repr=False)
    is_too_large: bool = False


class Line(Protocol):
    """What is asked of LINE. Everything raises: DoorUnreachable, which is tried again; DoorRefused, which isn't."""

    def push(self, *, to: str, words: Sequence[str], pictures: Sequence[Picture], once: str) -> None:
        """Tell a person. The same ``once`` again tells nothing twice."""

    def reply(self, *, token: str, words: Sequence[str]) -> None:
        """Answer a message of a moment ago."""

    def content(self, *, message_id: str, at_most: int) -> bytes:
        """A picture somebody sent. Raises besides: ContentGone, TooLarge."""


class Mailbox(Protocol):
    """A mailbox that can be asked for what is new."""

    def new_since(self, *, uid_validity: int | None, last_uid: int) -> tuple[int, Iterator[Raw]]:
        """The validity of its numbers now, and what came after ``last_uid``, oldest first."""


class Queue(Protocol):
    """A durable list of what is to be taken in and told. Both join the caller's transaction."""

    def put_in(self, inbound_id: UUID) -> None: ...

    def put_out(self, outbound_id: UUID) -> None: ...

    def waiting(self) -> set[UUID]:
        """Those that were put and not yet taken."""
