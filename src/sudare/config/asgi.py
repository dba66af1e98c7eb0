"""The door for uvicorn: streams and resumable uploads go through bare doors, all else through Django."""

import os
from typing import Any, cast

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sudare.config.settings")
_files = cast("Any", get_asgi_application())

from sudare.connect.cookies import SealedSessions  # noqa: E402  packages must be loaded first
from sudare.connect.cross_origin import CrossOrigin  # noqa: E402  as above
from sudare.connect.front import Front  # noqa: E402  as above
from sudare.connect.threaded import Threaded  # noqa: E402  as above

application = CrossOrigin(SealedSessions(Front(Threaded(), files=_files)))
