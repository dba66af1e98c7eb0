"""Who hears whom, and which adapter stands behind which Protocol. The only such place."""


def introduce() -> None:
    """Connect events to the verbs that answer them. Called once per process."""
