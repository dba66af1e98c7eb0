"""A log line tells where something broke, never what somebody wrote."""

import subprocess
import sys

SCRIPT = """
import logging
from sudare.kit import log
log.configure()
def broken(words):
    raise ValueError("it broke")
try:
    broken("CANARY in a message")
except ValueError:
    logging.getLogger("django.request").exception("failed")
"""


def test_a_traceback_shows_no_values():
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT.replace("CANARY", "CANA' 'RY")], capture_output=True, text=True, check=True
    )
    assert "it broke" in ran.stderr
    assert "CANARY" not in ran.stderr
