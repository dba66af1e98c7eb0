"""Fingerprints by which a list of known pictures is asked. They are matched and let go, never stored."""

from sudare.screening.fingerprints import asked
from sudare.screening.terms import Look, Seen


class Fingerprints:
    name = "fingerprints"
    version = "pdq-sudare-1"

    def look(self, look: Look) -> Seen:
        return Seen(fingerprints=asked(look.rgb))
