"""The doors for programs: REST under /api/v1, resumable uploads, the event stream."""
