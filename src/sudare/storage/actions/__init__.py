"""Every way in and out of sealed storage. No other package meets a store or a key."""

from sudare.storage.actions.destruction import check_free, clear_keys, destroy, forget, hold_the_book
from sudare.storage.actions.holds import extend_hold, place_hold, refusals_on_record, release_hold
from sudare.storage.actions.opening import open_sealed
from sudare.storage.actions.place import keep_in
from sudare.storage.actions.probe import try_key, try_store
from sudare.storage.actions.replaying import replay
from sudare.storage.actions.sealing import append, begin, finish, prepare, seal
from sudare.storage.actions.upkeep import remove_orphans, sweep

__all__ = [
    "append",
    "begin",
    "check_free",
    "clear_keys",
    "destroy",
    "extend_hold",
    "finish",
    "forget",
    "hold_the_book",
    "keep_in",
    "open_sealed",
    "place_hold",
    "prepare",
    "refusals_on_record",
    "release_hold",
    "remove_orphans",
    "replay",
    "seal",
    "sweep",
    "try_key",
    "try_store",
]
