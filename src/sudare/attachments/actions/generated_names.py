"""What a picture is called: the day, a word, a number. Nothing of the name its file had."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sudare.accounts.models import User
from sudare.attachments.models import Attachment
from sudare.kit.clock import now

_WORDS = {"ja": "写真", "en": "picture"}


def next_name(*, uploader_id: UUID) -> str:
    """``YYYYMMDD_写真_001``: the uploader's day and language, counted on through that day."""
    language = User.objects.values_list("language", flat=True).get(id=uploader_id) or settings.LANGUAGE_CODE
    word = _WORDS.get(language[:2], _WORDS["en"])
    prefix = f"{now().astimezone(ZoneInfo(settings.TIME_ZONE)):%Y%m%d}_{word}_"
    today = Attachment.objects.filter(uploader_id=uploader_id, name__startswith=prefix)
    numbers = [int(name.removeprefix(prefix)) for name in today.values_list("name", flat=True)]
    return f"{prefix}{max(numbers, default=0) + 1:03}"
