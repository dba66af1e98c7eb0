"""Checkpoints by mail: one a day, to somebody who keeps it where nobody who runs the server can reach it."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.mail import EmailMessage

from sudare.audit.providers import Outgoing


class Mail:
    name = "mail"
    every = timedelta(days=1)

    def __init__(self, receivers: Sequence[str]) -> None:
        self._receivers = list(receivers)

    def publish(self, notes: Sequence[Outgoing]) -> None:
        """One mail with all of them. Raises: OSError or SMTPException when it wasn't taken."""
        subject = f"Sudare: {len(notes)} × checkpoint, {max(each.at for each in notes):%Y-%m-%d %H:%M} UTC"
        EmailMessage(subject, "\n".join(each.note for each in notes), to=self._receivers).send()
