"""Who there is: organisations, people, their seats, and invitations waiting to be taken up."""

import hashlib
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from sudare.accounts.terms import Role
from sudare.kit.clock import now
from sudare.kit.ids import new_id


def _choices(kind: type[Role]) -> list[tuple[str, str]]:
    return [(value.value, value.value) for value in kind]


def hash_of(secret: str) -> str:
    """What is kept of a link's secret. It has 256 bits of chance, so a plain digest can't be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def identity_hash(organisation_id: object, identity: str) -> str:
    """What is kept of a barred address: useless elsewhere, and without this installation's secret."""
    known = f"{organisation_id}:{identity.strip().lower()}"
    return salted_hmac("sudare.accounts.barred", known, algorithm="sha256").hexdigest()


def session_hash(password: str, epoch: int) -> str:
    """What a session carries, from what the row of its person holds."""
    return salted_hmac("sudare.accounts.session", f"{password}:{epoch}", algorithm="sha256").hexdigest()


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person who can sign in. What they may do hangs on their membership, not on this row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254, unique=True)  # always lower case
    name = models.CharField(max_length=80)
    language = models.CharField(max_length=12, blank=True)
    is_active = models.BooleanField(default=True)
    session_epoch = models.PositiveIntegerField(default=0)  # raised by one, it ends every session there is
    created_at = models.DateTimeField(default=now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What each session carries and is checked against on each request: password or epoch changed, session over."""
        return session_hash(self.password, self.session_epoch)


class Organisation(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    house_rules = models.TextField(blank=True)
    created_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's seat in an organisation. Disabled, never deleted: the log keeps pointing at it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=_choices(Role))
    created_at = models.DateTimeField(default=now)
    disabled_at = models.DateTimeField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)  # only the reporting flow remains; never deleted for it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "user"], name="one_seat_per_person"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="role_is_known"),
        ]


class Minor(models.Model):
    """Somebody under age: marked by the organisation, or by their own word at a desk. Lifted, the row goes."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, primary_key=True, related_name="minor")
    since = models.DateTimeField(default=now)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    adult = models.ForeignKey(  # whom the organisation named for them to turn to; their own choice goes first
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )


class Invitation(models.Model):
    """A link that lets one person in. Only the hash of its secret is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, choices=_choices(Role))
    email = models.EmailField(blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class BarredIdentity(models.Model):
    """Who may not come back, known by the keyed hash of an address or of what another house calls them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    hashed = models.CharField(max_length=64)
    until = models.DateTimeField(null=True)
    because_of = models.UUIDField()  # a case
    at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "hashed"], name="barred_once"),
        ]


class FirstStart(models.Model):
    """The one token that founds the first organisation. Taken by compare-and-set, so by one person."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    secret_hash = models.CharField(max_length=64)
    claimed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="there_is_one_first_start")]
