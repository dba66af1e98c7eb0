"""Fill a fresh house through its own verbs, and print who may come in. Run in the house's environment by ``conftest``."""

import json
import sys
import time
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import UUID

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402

from journeys import scenes  # noqa: E402
from journeys.seed_words import (  # noqa: E402
    DESK_LOOK,
    DESK_QUESTIONS,
    DRAFT_POLICY,
    KEPT_POLICY,
    MEMBER,
    PASSWORD,
    RULES,
    SHOP,
    WORDS,
)
from sudare.accounts import actions as accounts  # noqa: E402
from sudare.accounts.access import viewer_of  # noqa: E402
from sudare.accounts.models import User  # noqa: E402
from sudare.accounts.terms import Role, Viewer  # noqa: E402
from sudare.attachments import actions as attachments  # noqa: E402
from sudare.attachments.terms import State  # noqa: E402
from sudare.connect.cookies import seal  # noqa: E402
from sudare.reception import actions as reception  # noqa: E402
from sudare.rooms import actions as rooms  # noqa: E402
from sudare.rulebook import actions as rulebook  # noqa: E402

TRIES = 3


@dataclass(frozen=True)
class House:
    people: list[Viewer]

    def room(self, name: str, *, members: int) -> str:
        first, *others = self.people[:members]
        return str(rooms.open_group(viewer=first, name=name, user_ids=[other.user_id for other in others]).id)


def _people(language: str) -> House:
    words = WORDS[language]
    owner = accounts.found_organisation(
        name=words["house"],
        owner_name=words["people"][0],
        owner_email=_mail(language, 0),
        password=PASSWORD,
        language=language,
    )
    seated = [owner]
    for number, name in enumerate(words["people"][1:], start=1):
        role = Role.MEMBER if number == MEMBER else Role.AGENT
        _, secret = accounts.invite(viewer=owner, role=role)
        user = accounts.accept_invitation(
            secret=secret, name=name, email=_mail(language, number), password=PASSWORD, language=language
        )
        viewer = viewer_of(user=user)
        assert viewer is not None
        seated.append(viewer)
    return House(seated)


def _mail(language: str, number: int) -> str:
    return f"{language}-{number}@example.com"


def _say(house: House, *, room_id: Any, lines: list[tuple[int, str, str | None]]) -> None:
    for who, text, picture in lines:
        viewer = house.people[who]
        pictures = [a_picture(viewer, room_id, picture)] if picture else []
        rooms.post(viewer=viewer, room_id=room_id, text=text, attachment_ids=pictures)


def a_picture(viewer: Viewer, room_id: Any, kind: str) -> Any:
    """Checked by the house's own worker; on a crowded machine an engine may run out of its time, so there are more tries."""
    for _ in range(TRIES):
        row = attachments.receive(
            viewer=viewer, content=scenes.photo(kind), original_name="IMG_0001.jpg", room_id=room_id
        )
        while row.state in {State.RECEIVED, State.CHECKING}:
            time.sleep(0.1)
            row.refresh_from_db()
        if row.state == State.CHECKED:
            break
    return attachments.confirm(viewer=viewer, attachment_id=row.id).id


def _visitors_desk(house: House, name: str) -> str:
    """A desk for visitors that one site elsewhere may carry, always open, asking one thing. Its public key."""
    owner = house.people[0]
    desk = rooms.open_desk(viewer=owner, name=name)
    found = reception.open_reception(viewer=owner, desk_id=desk.pk)
    reception.change_reception(viewer=owner, desk_id=desk.pk, origins=[SHOP], prechat=DESK_QUESTIONS, look=DESK_LOOK)
    return str(found.key)


def a_session(viewer: Viewer) -> str:
    user = User.objects.get(pk=viewer.user_id)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return seal(str(session.session_key))


def _fill(language: str) -> dict[str, Any]:
    words = WORDS[language]
    house = _people(language)
    talk, ruled, empty = (house.room(name, members=4 - at) for at, name in enumerate(words["rooms"]))
    _say(house, room_id=talk, lines=words["talk"])
    rooms.change_room(viewer=house.people[0], room_id=ruled, house_rules=RULES[language])
    kept = house.room(words["kept"], members=2)
    rulebook.change_policy(
        viewer=house.people[0], scope="room", place_id=UUID(kept), document=KEPT_POLICY, reason="We call people back"
    )
    asked = house.room(words["asked"], members=2)
    drafts = house.room(words["drafts"], members=4)
    rulebook.change_policy(
        viewer=house.people[0], scope="room", place_id=UUID(drafts), document=DRAFT_POLICY, reason="Staff reads first"
    )
    direct = rooms.open_direct(viewer=house.people[0], user_id=house.people[1].user_id)
    _say(house, room_id=direct.id, lines=words["direct"])
    return {
        "desk": _visitors_desk(house, words["desk"]),
        "people": [
            {"name": each.name, "id": str(each.user_id), "email": _mail(language, at), "session": a_session(each)}
            for at, each in enumerate(house.people)
        ],
        "rooms": {
            "talk": talk,
            "ruled": ruled,
            "empty": empty,
            "kept": kept,
            "asked": asked,
            "drafts": drafts,
            "direct": str(direct.id),
        },
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps({language: _fill(language) for language in ("ja", "en")}))
