"""Why listening can't be answered, or somebody not be chosen."""

from sudare.kit.errors import Conflict, NotFound


class ListeningOff(Conflict):
    """Listening is switched off here, so there is nothing to answer."""

    code = "listening_off"


class NobodyToTrust(NotFound):
    """This person can't be chosen. Please choose somebody who can be talked to here, and not yourself."""

    code = "nobody_to_trust"
