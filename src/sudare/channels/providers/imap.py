"""A mailbox over IMAP4rev1 (RFC 3501), always under TLS unless the server was listed by whoever runs this house."""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sudare.channels.errors import DoorRefused, DoorUnreachable
from sudare.channels.providers import Raw
from sudare.channels.providers.reach import SECONDS, address_of
from sudare.channels.terms import AT_ONCE

_SIZE: Final = re.compile(rb"RFC822\.SIZE (\d+)")
PLAIN_PORT: Final = 143


@dataclass(frozen=True, slots=True)
class Account:
    """Where a mailbox is and who opens it."""

    host: str
    port: int
    user: str
    folder: str
    password: str = field(repr=False)


class ImapMailbox:
    """Asks for what is new, and changes nothing in the mailbox: not even that a mail was read."""

    def __init__(self, account: Account, *, listed: Sequence[str], at_most_bytes: int) -> None:
        self._account = account
        self._listed = listed
        self._at_most = at_most_bytes

    def new_since(self, *, uid_validity: int | None, last_uid: int) -> tuple[int, Iterator[Raw]]:
        """See ``Mailbox``. On the first look only what comes from then on is new.

        Raises: DoorUnreachable, DoorRefused.
        """
        client = self._connected()
        try:
            self._sign_in(client)
            validity, next_uid = self._select(client)
            if uid_validity == validity:
                return validity, self._fetched(client, last_uid)
        except BaseException:
            client.shutdown()
            raise
        client.shutdown()
        return validity, iter([Raw(uid=next_uid - 1, content=b"")])

    def _connected(self) -> imaplib.IMAP4:
        account = self._account
        address, port = address_of(host=account.host, port=account.port, listed=self._listed)
        try:
            if port == PLAIN_PORT or self._is_ours():
                return _Plain(address, port)
            return _Tls(account.host, address, port)
        except (OSError, imaplib.IMAP4.error) as error:
            raise DoorUnreachable from error

    def _sign_in(self, client: imaplib.IMAP4) -> None:
        """A password is never said in clear over the internet."""
        try:
            if isinstance(client, _Plain) and not self._is_ours():
                if "STARTTLS" not in client.capabilities:
                    raise DoorRefused
                client.starttls(_named(self._account.host))
            client.login(self._account.user, self._account.password)
        except imaplib.IMAP4.error as error:
            raise DoorRefused from error
        except OSError as error:
            raise DoorUnreachable from error

    def _is_ours(self) -> bool:
        """Listed with its port: a server on our own machine or wire, where whoever runs it decides about TLS."""
        return f"{self._account.host}:{self._account.port}".lower() in {name.lower() for name in self._listed}

    def _select(self, client: imaplib.IMAP4) -> tuple[int, int]:
        folder = self._account.folder.replace("\\", "").replace('"', "")
        try:
            answer, _ = client.select(f'"{folder}"', readonly=True)
        except (OSError, imaplib.IMAP4.error) as error:
            raise DoorUnreachable from error
        if answer != "OK":
            raise DoorRefused
        return _number(client, "UIDVALIDITY"), _number(client, "UIDNEXT")

    def _fetched(self, client: imaplib.IMAP4, last_uid: int) -> Iterator[Raw]:
        try:
            answer, found = client.uid("SEARCH", f"UID {last_uid + 1}:*")
            numbers = sorted({int(each) for each in (found[0] or b"").split()}) if answer == "OK" else []
            for uid in [number for number in numbers if number > last_uid][:AT_ONCE]:
                yield self._one(client, uid)
        except (OSError, imaplib.IMAP4.error) as error:
            raise DoorUnreachable from error
        finally:
            client.shutdown()

    def _one(self, client: imaplib.IMAP4, uid: int) -> Raw:
        _, sized = client.uid("FETCH", str(uid), "(RFC822.SIZE)")
        match = _SIZE.search(sized[0] if sized and isinstance(sized[0], bytes) else b"")
        if match is None or int(match[1]) > self._at_most:
            return Raw(uid=uid, content=b"", is_too_large=match is not None)
        _, parts = client.uid("FETCH", str(uid), "(BODY.PEEK[])")
        return Raw(uid=uid, content=next((part[1] for part in parts if isinstance(part, tuple)), b""))


class _Plain(imaplib.IMAP4):
    def __init__(self, address: str, port: int) -> None:
        super().__init__(address, port, timeout=SECONDS)


class _Named(ssl.SSLContext):
    """``imaplib`` would check the certificate against the number we connected to; it is the name that was given."""

    name = ""

    def wrap_socket(self, sock: socket.socket, *given: Any, **named: Any) -> ssl.SSLSocket:
        return super().wrap_socket(sock, *given, **(named | {"server_hostname": self.name}))


def _named(name: str) -> ssl.SSLContext:
    context = _Named(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()
    context.name = name
    return context


class _Tls(imaplib.IMAP4_SSL):
    """To an address we have looked at, with the certificate of the name that was given."""

    def __init__(self, name: str, address: str, port: int) -> None:
        self._name, self._address = name, address
        super().__init__(name, port, ssl_context=ssl.create_default_context(), timeout=SECONDS)

    def _create_socket(self, timeout: float | None) -> Any:
        plain = socket.create_connection((self._address, self.port), timeout)
        return self.ssl_context.wrap_socket(plain, server_hostname=self._name)


def _number(client: imaplib.IMAP4, name: str) -> int:
    _, said = client.response(name)
    first = said[0] if said else None
    if not isinstance(first, bytes) or not first.isdigit():
        raise DoorUnreachable
    return int(first)
