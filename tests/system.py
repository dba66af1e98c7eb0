"""What the tests need from the machine: a browser, a second opinion on metadata, Japanese letters.

Run by ``make test``, and with ``peer`` by ``make bench-peer`` for what the peer of a bench needs. As root on Debian it installs what is missing; elsewhere it says what to install.
"""

import os
import shutil
import subprocess
import sys

PACKAGES = {"chromium": "chromium", "exiftool": "libimage-exiftool-perl", "fc-list": "fontconfig", "openssl": "openssl"}
FONTS = "fonts-noto-cjk"
PEER = ["tesseract-ocr", "tesseract-ocr-jpn"]


def missing_packages() -> list[str]:
    """Debian's names of what isn't there."""
    absent = [package for command, package in PACKAGES.items() if shutil.which(command) is None]
    return absent if _has_japanese_letters() else [*absent, FONTS]


def missing_for_peer() -> list[str]:
    """Debian's names of the peer's reader, with its Japanese letters."""
    if shutil.which("tesseract") is None:
        return PEER
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout
    return [] if "jpn" in told.split() else PEER[1:]


def _has_japanese_letters() -> bool:
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=ja"], capture_output=True, check=False).stdout.strip())


def _install(packages: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *command], env=quiet, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    look, purpose = (missing_for_peer, "peer") if "peer" in sys.argv else (missing_packages, "tests")
    absent = look()
    if absent and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing for the {purpose}: {' '.join(absent)} …", flush=True)
        _install(absent)
        absent = look()
    if absent:
        print(f"More is needed for the {purpose} on this machine. Please install: {' '.join(absent)}", file=sys.stderr)
        print(f"On Debian or Ubuntu: sudo apt-get install {' '.join(absent)}", file=sys.stderr)
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
