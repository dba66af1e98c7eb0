"""Every way to see a picture, and to learn who has."""

from sudare.viewing.actions.delivering import deliver, size_of
from sudare.viewing.actions.reading import views_for_supervisors, views_of
from sudare.viewing.actions.unmasking import unmask

__all__ = ["deliver", "size_of", "unmask", "views_for_supervisors", "views_of"]
