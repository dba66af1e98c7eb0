"""What is kept of the network a visitor came from: a keyed hash of its first part, for a day.

A /24 of IPv4 and a /48 of IPv6: what one household, shop or telephone mast shares. The key lies in the keys folder and
differs from desk to desk, so that the database alone tells neither an address nor who came to two desks.
"""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final
from uuid import UUID

from django.conf import settings

from sudare.kit.clock import now
from sudare.reception.models import Visitor, VisitorBlock
from sudare.reception.terms import NETWORK_KEPT

_BITS: Final = {4: 24, 6: 48}


def network_hash(untrusted_address: str, *, desk_id: UUID | None = None) -> str:
    """The keyed hash of an address' network at one desk, or to count by at the door; "" for what is no address."""
    try:
        address = ip_address(untrusted_address.strip())
    except ValueError:
        return ""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    network = ip_network((address, _BITS[address.version]), strict=False)
    key = hashlib.sha256(f"sudare.reception.networks:{settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, f"{desk_id}:{network}".encode(), hashlib.sha256).hexdigest()


def mail_hash(mail: str, *, desk_id: UUID) -> str:
    """The keyed hash of a mail address at one desk, as a block holds it; "" for none."""
    if not mail:
        return ""
    key = hashlib.sha256(f"sudare.reception.mail:{settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, f"{desk_id}:{mail.strip().lower()}".encode(), hashlib.sha256).hexdigest()


def forget_networks() -> None:
    """Clear the hashes that have served their time: a day after somebody came, or when their block has ended."""
    Visitor.objects.exclude(network="").filter(network_at__lt=now() - NETWORK_KEPT).update(network="", network_at=None)
    over = VisitorBlock.objects.exclude(network="", mail="")
    over.filter(until__lt=now()).update(network="", mail="")
    over.exclude(lifted_at=None).update(network="", mail="")
