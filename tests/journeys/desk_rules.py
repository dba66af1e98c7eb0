"""Put rules into force at a desk that no page offers yet: drafts wait for a person. Run with the desk's id."""

import sys
from uuid import UUID

import django

django.setup()

from sudare.accounts.access import viewer_of  # noqa: E402
from sudare.accounts.models import Membership  # noqa: E402
from sudare.accounts.terms import Role  # noqa: E402
from sudare.rooms.models import Desk  # noqa: E402
from sudare.rulebook.actions import change_policy  # noqa: E402
from sudare.rulebook.terms import Scope  # noqa: E402

READ_FIRST = """
profile = "read-first"
extends = "team"
version = 1
ai = "ask"
ai_drafts = true
"""


def main(desk_id: UUID) -> None:
    desk = Desk.objects.get(pk=desk_id)
    owner = Membership.objects.get(organisation_id=desk.organisation_id, role=Role.OWNER)
    viewer = viewer_of(user=owner.user)
    assert viewer is not None
    change_policy(viewer=viewer, scope=Scope.DESK, place_id=desk.pk, document=READ_FIRST, reason="Staff reads first")


if __name__ == "__main__":
    main(UUID(sys.argv[1]))
