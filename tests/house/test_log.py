"""What a library writes about a refused request must not open a door for whoever reads the log."""

import subprocess
import sys

import pytest

SECRET = "s3cr3t-Of_256bits"
ADDRESSES = ["/invite/{}/", "/setup/{}/", "/accounts/password/reset/key/{}/", "/invite/{}?next=/", "/invite/{}"]
CONFIGURED = """
import logging
import structlog
from sudare.config.settings import SECRETS_AFTER
from sudare.kit import log
log.configure(as_json={as_json}, secrets_after=SECRETS_AFTER)
for address in {addresses!r}:
    logging.getLogger("django.request").warning("%s: %s", "Not Found", address)
    structlog.get_logger("ours").warning("refused " + address)
"""


@pytest.mark.parametrize("as_json", [False, True])
def test_links_that_open_something_are_cut_out_of_every_line(as_json):
    script = CONFIGURED.format(addresses=[address.format(SECRET) for address in ADDRESSES], as_json=as_json)
    written = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stderr
    assert SECRET not in written
    for beginning in ("/invite/", "/setup/", "/accounts/password/reset/key/"):
        assert beginning in written
