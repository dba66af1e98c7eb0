"""A case read by whoever handles it: on record, every time."""

import json
from typing import Any
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.incidents.access import access_case
from sudare.incidents.actions.house import record_deed
from sudare.incidents.models import Report
from sudare.incidents.queries.sheets import CaseSheet, sheet_of
from sudare.storage import actions as storage


@transaction.atomic
def read_case(*, viewer: Viewer, case_id: UUID) -> CaseSheet:
    """All that is known of a case, without what was preserved.

    Raises: CaseGone. Also: entry ``incidents:case:read``.
    """
    case = access_case(viewer=viewer, case_id=case_id)
    record_deed(case, "read", actor_id=viewer.user_id)
    return sheet_of(case)


@transaction.atomic
def read_preserved(*, viewer: Viewer, case_id: UUID, report_id: UUID | None = None) -> dict[str, Any]:
    """What one of its reports preserved, the newest if none is named: words, times, facts of pictures, no picture.

    Raises: CaseGone, also for a report of another case. Also: entry ``incidents:case:preserved_read``.
    """
    case = access_case(viewer=viewer, case_id=case_id)
    reports = Report.objects.filter(case=case).order_by("-at", "-pk")
    found = (reports.filter(pk=report_id) if report_id else reports).first()
    if found is None:
        return {"messages": [], "participants": []}
    record_deed(case, "preserved_read", actor_id=viewer.user_id)
    document: dict[str, Any] = json.loads(b"".join(storage.open_sealed(object_id=found.preserved_id)))
    return document
