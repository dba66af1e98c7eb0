"""What the house itself has to remember: when each upkeep is due, and who does it now."""

from django.db import models


class Upkeep(models.Model):
    """A periodic job. Whoever moves ``due_at`` forward by compare-and-set does the work; nobody else does."""

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()
    worker = models.CharField(max_length=60, blank=True)
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
