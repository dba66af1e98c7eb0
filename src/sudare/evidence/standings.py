"""How each picture went in, in words: what was copied, what was blurred, what was left out and why."""

from typing import Final

from sudare.evidence.both import Both
from sudare.evidence.record import Picture, Standing

_COPIED: Final = Both("写しあり", "Copied as it was shown")
_UNCOPIED: Final = Both("写しなし(値だけ)", "Not copied; its hash only")
_BLURRED: Final = Both(
    "性的な写真(写しなし。強くぼかしたものだけ)", "Intimate picture: not copied, only a heavy blur of it"
)
_UNSEEN: Final = Both("性的な写真(写しなし。値だけ)", "Intimate picture: not copied; its hash only")
_CHILD: Final = Both(
    "児童を守るため、写しもぼかしもなし(値だけ)", "To protect children: no copy and no blur; its hash only"
)


def standing_of(picture: Picture) -> Both:
    if picture.standing is Standing.CHILD:
        return _CHILD
    if picture.standing is Standing.INTIMATE:
        return _BLURRED if picture.blur else _UNSEEN
    return _COPIED if picture.content else _UNCOPIED


def on_screen(picture: Picture) -> str:
    """What lies over a picture's place on a drawn screen; empty where the picture itself is drawn there."""
    if picture.standing is Standing.CHILD:
        return "児童を守るため、写しません"
    if picture.standing is Standing.INTIMATE:
        return "性的な写真:強くぼかしています" if picture.pixels else "性的な写真のため、写しません"
    if picture.pixels:
        return ""
    return "写真(pictures にあります)" if picture.content else "写真(写しはありません)"
