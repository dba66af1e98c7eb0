"""A studio of its own, in which somebody will be threatened: whoever agrees or blocks here is met by no other journey.

Two who may handle cases, the one reads English; two who talk to each other; a picture of the one, which the other looked at.
"""

import json
import secrets
import sys

import django

django.setup()

from journeys.seed import a_picture, a_session  # noqa: E402
from journeys.seed_words import PASSWORD  # noqa: E402
from sudare.accounts import actions as accounts  # noqa: E402
from sudare.accounts.access import viewer_of  # noqa: E402
from sudare.accounts.terms import Role, Viewer  # noqa: E402
from sudare.rooms import actions as rooms  # noqa: E402

NIGHT = secrets.token_hex(4)  # a second try founds a studio of its own
SEATS = {  # who, their name, their seat, the language they read
    "second": ("Ann Miller", Role.ADMIN, "en"),
    "harmed": ("佐伯 みお", Role.AGENT, "ja"),
    "other": ("堂本 亮", Role.AGENT, "ja"),
    "friend": ("井川 千夏", Role.AGENT, "ja"),
}


def main() -> None:
    owner = accounts.found_organisation(
        name="みなと写真館",
        owner_name="高瀬 直樹",
        owner_email=_mail("owner"),
        password=PASSWORD,
        language="ja",
    )
    seated = {"owner": owner} | {who: _seat(owner, who) for who in SEATS}
    harmed, other = seated["harmed"], seated["other"]
    room = rooms.open_direct(viewer=harmed, user_id=other.user_id)
    rooms.post(viewer=other, room_id=room.pk, text="この前の撮影の写真、送ってもらえますか。")
    rooms.post(viewer=harmed, room_id=room.pk, text="", attachment_ids=[a_picture(harmed, room.pk, "window")])
    people = {
        who: {"id": str(each.user_id), "email": _mail(who), "session": a_session(each)} for who, each in seated.items()
    }
    sys.stdout.write(json.dumps({"people": people, "room": str(room.pk)}))


def _mail(who: str) -> str:
    return f"{who}-{NIGHT}@example.com"


def _seat(owner: Viewer, who: str) -> Viewer:
    name, role, language = SEATS[who]
    _, secret = accounts.invite(viewer=owner, role=role)
    user = accounts.accept_invitation(secret=secret, name=name, email=_mail(who), password=PASSWORD, language=language)
    viewer = viewer_of(user=user)
    assert viewer is not None
    return viewer


if __name__ == "__main__":
    main()
