"""Every test, in two runs side by side: one core would wait for the other's browser, models and disks all the time.

Each run has a house of its own (see conftest). What is named (`make test PYTEST=tests/rooms`) runs by itself.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parent
NOTHING_THERE = 5  # pytest's own word for "no test was chosen", as by -k in one half
# Those that never open a browser for a person, and take about as long as the others. A new folder is with the others.
BEHIND_THE_PAGES = {
    "assistant",
    "attachments",
    "audit",
    "channels",
    "cli",
    "consents",
    "evidence",
    "fuzz",
    "house",
    "imaging",
    "incidents",
    "intake",
    "kit",
    "notifications",
    "policy",
    "reading",
    "reception",
    "screening",
    "specimens",
    "storage",
    "takedowns",
    "viewing",
    "watching",
}


def main(arguments: list[str]) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    if any(not argument.startswith("-") for argument in arguments):
        return subprocess.run(command, check=False).returncode
    folders = sorted({path.parent for path in TESTS.glob("*/test_*.py")} | {TESTS / "house"})
    halves = [[str(one) for one in folders if (one.name in BEHIND_THE_PAGES) is wanted] for wanted in (True, False)]
    with tempfile.TemporaryFile() as told:
        beside = subprocess.Popen([*command, *halves[0]], stdout=told, stderr=subprocess.STDOUT)
        try:
            codes = [subprocess.run([*command, *halves[1]], check=False).returncode, beside.wait()]
        finally:
            beside.terminate()
            beside.wait()
        told.seek(0)
        sys.stdout.buffer.write(told.read())
        sys.stdout.flush()
    return _worst(codes)


def _worst(codes: list[int]) -> int:
    found = [code for code in codes if code != NOTHING_THERE]
    return next((code for code in found if code), 0) if found else NOTHING_THERE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
