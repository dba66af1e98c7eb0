"""What happened to a case and nobody was told of yet."""

from typing import ClassVar

from django.db import models

from sudare.incidents.models.cases import Case
from sudare.incidents.terms.news import News
from sudare.kit.clock import now
from sudare.kit.ids import new_id


class CaseNews(models.Model):
    """Written with the deed itself, and gone in the transaction that writes the notices of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=[(value.value, value.value) for value in News])
    due_at = models.DateTimeField(default=now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["due_at"], name="news_of_cases_to_tell")]
