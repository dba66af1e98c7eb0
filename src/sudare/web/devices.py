"""A browser's long description of itself, in the two words a person knows it by."""

_BROWSERS = (  # the first that is found names it: most of them also claim to be those further down
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
SHOWN_CHARACTERS = 40


def device_name(untrusted_agent: str) -> str:
    """``Chrome · Windows``; the beginning of what it says where neither is known."""
    found = [_first(untrusted_agent, _BROWSERS), _first(untrusted_agent, _SYSTEMS)]
    return " · ".join(name for name in found if name) or untrusted_agent[:SHOWN_CHARACTERS]


def _first(untrusted_agent: str, table: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in table if sign in untrusted_agent), "")
