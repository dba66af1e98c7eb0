"""Checkpoints in a bucket, against a real server of the S3 protocol with object lock."""

import os
import socket
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from sudare.audit.providers import Outgoing
from sudare.audit.providers.bucket import Bucket
from sudare.kit.clock import now
from sudare.kit.ids import new_id

KEY, SECRET = "checkpoints", "a-secret-of-the-test"
pytestmark = pytest.mark.long


def free_ports(count: int) -> list[int]:
    """Below 20,000, because the server takes each plus 10,000 for itself too."""
    found: list[int] = []
    for port in range(11_000 + os.getpid() % 4000, 20_000):
        if all(_is_free(each) for each in (port, port + 10_000)):
            found.append(port)
        if len(found) == count:
            return found
    raise AssertionError("no free ports")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The server's address; it listens on this machine only and is ended by its own process id."""
    s3, master, volume, filer, admin = free_ports(5)
    ports = {"s3.port": s3, "master.port": master, "volume.port": volume, "filer.port": filer, "admin.port": admin}
    ports |= {"s3.port.iceberg": 0, "s3.port.lance": 0}
    place = {"dir": tmp_path_factory.mktemp("bucket"), "ip": "127.0.0.1", "ip.bind": "127.0.0.1"}
    weed = Path(sys.executable).with_name("weed")
    running = subprocess.Popen(
        [
            weed,
            "mini",
            *(f"-{name}={value}" for name, value in (place | ports).items()),
            "-admin.ui=false",
            "-webdav=false",
        ],
        env=os.environ | {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(s3, running)
        yield f"http://{KEY}:{SECRET}@127.0.0.1:{s3}"
    finally:
        running.terminate()
        running.wait(timeout=30)


def _wait_for(port: int, running: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and running.poll() is None:
        if not _is_free(port):
            return
        time.sleep(0.1)
    raise AssertionError("the server didn't start")


def an_outgoing() -> Outgoing:
    return Outgoing(new_id(), 1204, now(), "a checkpoint\n")


def made(address: str, name: str, *, is_locked: bool) -> Bucket:
    bucket = Bucket(f"{address}/{name}/log", locked_for=timedelta(days=1))
    deadline = time.monotonic() + 30
    while True:
        try:
            bucket.client().create_bucket(Bucket=name, ObjectLockEnabledForBucket=is_locked)
        except (BotoCoreError, ClientError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return bucket


def test_a_checkpoint_lies_there_and_nobody_takes_it_back(server):
    bucket, outgoing = made(server, "locked", is_locked=True), an_outgoing()
    bucket.publish([outgoing])
    client, place = bucket.client(), {"Bucket": "locked", "Key": bucket.key(outgoing)}
    assert place["Key"] == f"log/{outgoing.organisation_id}/0000000000000001204.txt"
    found = client.get_object(**place)
    assert found["Body"].read() == b"a checkpoint\n"
    assert found["ObjectLockMode"] == "COMPLIANCE"
    assert found["ObjectLockRetainUntilDate"] > now() + timedelta(hours=23)
    with pytest.raises(ClientError):
        client.delete_object(**place, VersionId=found["VersionId"])
    assert client.get_object(**place, VersionId=found["VersionId"])["Body"].read() == b"a checkpoint\n"


def test_a_bucket_that_does_not_lock_is_no_place_for_a_checkpoint(server):
    bucket = made(server, "loose", is_locked=False)
    with pytest.raises((ClientError, ValueError)):
        bucket.publish([an_outgoing()])


def test_a_wrong_secret_is_refused_aloud(server):
    made(server, "shut", is_locked=True)
    intruder = Bucket(f"{server.replace(SECRET, 'guessed')}/shut/log", locked_for=timedelta(days=1))
    with pytest.raises(ClientError):
        intruder.publish([an_outgoing()])


def test_an_address_nobody_answers_at_fails_aloud():
    with pytest.raises(BotoCoreError):
        Bucket("http://a:b@127.0.0.1:9/x/log", locked_for=timedelta(days=1)).publish([an_outgoing()])
