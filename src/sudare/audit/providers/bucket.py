"""Checkpoints in a bucket of the S3 protocol with object lock: until its day nobody can take one back, nor we."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

from sudare.audit.providers import Outgoing
from sudare.kit.clock import now

TIMEOUT_SECONDS = 20


class Bucket:
    """``address``: ``https://KEY:SECRET@host/bucket/prefix``; the bucket was made with object lock."""

    name = "bucket"
    every = timedelta(0)

    def __init__(self, address: str, *, locked_for: timedelta) -> None:
        self._url, self._locked_for = urlsplit(address), locked_for
        self._bucket, _, self._prefix = self._url.path.strip("/").partition("/")

    def publish(self, notes: Sequence[Outgoing]) -> None:
        """Raises: ValueError for a note the place took without locking it; botocore's errors for the rest."""
        client = self.client()
        for outgoing in notes:
            place = {"Bucket": self._bucket, "Key": self.key(outgoing)}
            client.put_object(
                **place,
                Body=outgoing.note.encode(),
                ContentType="text/plain; charset=utf-8",
                ObjectLockMode="COMPLIANCE",
                ObjectLockRetainUntilDate=now() + self._locked_for,
            )
            if client.head_object(**place).get("ObjectLockMode") != "COMPLIANCE":  # some servers ignore it in silence
                raise ValueError("this bucket doesn't lock objects")

    def key(self, outgoing: Outgoing) -> str:
        """Sizes with leading zeros, so that a listing is in order."""
        return "/".join(filter(None, [self._prefix, str(outgoing.organisation_id), f"{outgoing.size:019d}.txt"]))

    def client(self) -> Any:
        from botocore.config import Config  # noqa: PLC0415  slow to load, and most houses have no bucket
        from botocore.session import Session  # noqa: PLC0415  as above

        return Session().create_client(
            "s3",
            endpoint_url=f"{self._url.scheme}://{self._url.hostname}"
            + (f":{self._url.port}" if self._url.port else ""),
            region_name="us-east-1",
            aws_access_key_id=unquote(self._url.username or ""),
            aws_secret_access_key=unquote(self._url.password or ""),
            config=Config(
                s3={"addressing_style": "path"},
                connect_timeout=TIMEOUT_SECONDS,
                read_timeout=TIMEOUT_SECONDS,
                retries={"total_max_attempts": 2},
            ),
        )
