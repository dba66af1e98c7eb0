"""What people want to be told of, and on which devices."""

import json
from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sudare.accounts.models import User, hash_of
from sudare.accounts.terms import Viewer
from sudare.kit.text import clean_line
from sudare.notifications.access import access_device
from sudare.notifications.actions.sealing import seal
from sudare.notifications.errors import TooManyDevices
from sudare.notifications.models import Device, Wish
from sudare.notifications.providers.push import check_subscription, public_key
from sudare.notifications.terms import DEVICES_AT_MOST, LABEL_AT_MOST, Occasion


def push_key() -> str:
    """What a browser is given to subscribe with."""
    return public_key(settings.PUSH_KEY_FILE)


@transaction.atomic
def add_device(*, viewer: Viewer, subscription: Mapping[str, Any], label: str = "") -> Device:
    """Tell this browser from now on. The same browser again is the same device, whoever used it before.

    Raises: DeviceUnusable, TooManyDevices.
    """
    known = check_subscription(subscription, listed=settings.PUSH_HOSTS)
    hashed = hash_of(known["endpoint"])
    User.objects.select_for_update().get(pk=viewer.user_id)
    Device.objects.filter(address_hash=hashed).delete()
    if Device.objects.filter(user_id=viewer.user_id).count() >= DEVICES_AT_MOST:
        raise TooManyDevices
    return Device.objects.create(
        user_id=viewer.user_id,
        address_hash=hashed,
        address=seal(json.dumps(known)),
        label=clean_line(label)[:LABEL_AT_MOST],
    )


def remove_device(*, viewer: Viewer, device_id: UUID) -> None:
    """Raises: NotFound."""
    access_device(viewer=viewer, device_id=device_id).delete()


def change_wish(
    *,
    viewer: Viewer,
    push: Iterable[str],
    mail: Iterable[str],
    quiet_from: time | None = None,
    quiet_until: time | None = None,
) -> Wish:
    """Say what one wants to be told of by which way, and when not. Unknown occasions are passed over."""
    known = {occasion.value for occasion in Occasion} - {Occasion.TEST.value}
    is_quiet = quiet_from is not None and quiet_until is not None and quiet_from != quiet_until
    wish, _ = Wish.objects.update_or_create(
        user_id=viewer.user_id,
        defaults={
            "push": sorted(set(push) & known),
            "mail": sorted(set(mail) & known),
            "quiet_from": quiet_from if is_quiet else None,
            "quiet_until": quiet_until if is_quiet else None,
        },
    )
    return wish
