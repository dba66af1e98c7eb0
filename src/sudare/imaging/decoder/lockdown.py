"""The child locks itself in before it sees a hostile byte. Every wall is tried; the parent is told which ones stand.

The order matters: a user namespace wants a single thread, so it comes before the decoders are imported; system calls
are cut last, because importing needs more of them than decoding. See docs/decisions/0012.
"""

import ctypes
import os
import resource
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sudare.imaging.decoder import seccomp
from sudare.imaging.wire import Layer

MAX_MEMORY_BYTES: Final = 1_500_000_000  # 90 MP as RGB three times (decoded, turned, converted), and the libraries
MAX_ADDRESSES_BYTES: Final = 12_000_000_000  # reserved, mostly never touched: allocators and the tables of libraries
MAX_CPU_SECONDS: Final = 4_000  # 200 pictures of 20 s; one picture's own limit is the timer
MAX_THREADS: Final = 64
MAX_OPEN_FILES: Final = 32

_NEW_USER, _NEW_NETWORK, _NEW_IPC, _NEW_HOST = 0x10000000, 0x40000000, 0x08000000, 0x04000000
_NO_NEW_PRIVILEGES: Final = 38
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_LANDLOCK_BENEATH: Final = 1
_READ: Final = 1 << 2 | 1 << 3  # files, directories
_LIBRARIES: Final = ("/usr/lib", "/lib", "/lib64", "/etc/ld.so.cache")
_HANDLED_SINCE: Final = ((1, (1 << 13) - 1), (2, 1 << 13), (3, 1 << 14), (5, 1 << 15))  # file rights per ABI version
_NETWORK_SINCE: Final = 4
_SCOPES_SINCE: Final = 6

_libc = ctypes.CDLL(None, use_errno=True)


def before_imports(*, also_read: Sequence[str] = ()) -> Layer:
    """What has to happen while there is one thread and no decoder yet. ``also_read``: what else libraries ask for."""
    _libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return _enter_namespaces() | _hide_files(also_read)


def before_pictures(*, max_memory_bytes: int = MAX_MEMORY_BYTES, may_write_code: bool = False) -> Layer:
    """The rest, once everything is imported and warm. ``may_write_code``: for runtimes that compile as they go."""
    limited = _limit_resources(max_memory_bytes)
    return limited | (Layer.SECCOMP if seccomp.install(_libc, may_write_code=may_write_code) else Layer(0))


def _enter_namespaces() -> Layer:
    """Refused inside some containers and on kernels without user namespaces: seccomp still denies sockets there."""
    if _libc.unshare(_NEW_USER | _NEW_NETWORK | _NEW_IPC | _NEW_HOST) != 0:
        return Layer(0)
    resource.setrlimit(resource.RLIMIT_NPROC, (MAX_THREADS, MAX_THREADS))  # counts in this namespace only
    return Layer.NAMESPACES


def _hide_files(also_read: Sequence[str]) -> Layer:
    """Landlock: the interpreter and its libraries may be read; everything else is not there, and nothing is writable.

    Source: Documentation/userspace-api/landlock.rst of Linux.
    """
    version = _libc.syscall(_LANDLOCK_CREATE, None, 0, 1)
    if version < 1:
        return Layer(0)
    files = sum(rights for since, rights in _HANDLED_SINCE if version >= since)
    network, scopes = (3 if version >= since else 0 for since in (_NETWORK_SINCE, _SCOPES_SINCE))
    attributes = struct.pack("=QQQ", files, network, scopes)
    size = 8 if version < _NETWORK_SINCE else 16 if version < _SCOPES_SINCE else 24
    rules = _libc.syscall(_LANDLOCK_CREATE, attributes, size, 0)
    if rules < 0:
        return Layer(0)
    for path in (sys.prefix, sys.base_prefix, str(Path(__file__).parents[2]), *_LIBRARIES, *also_read):
        _let_read(rules, path)
    is_restricted = _libc.syscall(_LANDLOCK_RESTRICT, rules, 0) == 0
    os.close(rules)
    return Layer.LANDLOCK if is_restricted else Layer(0)


def _let_read(rules: int, path: str) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rights = _READ if Path(path).is_dir() else 1 << 2
    _libc.syscall(_LANDLOCK_ADD, rules, _LANDLOCK_BENEATH, struct.pack("=Qi", rights, place), 0)
    os.close(place)


def _limit_resources(max_memory_bytes: int) -> Layer:
    limits = (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
        (resource.RLIMIT_DATA, max_memory_bytes),
        (resource.RLIMIT_AS, MAX_ADDRESSES_BYTES),
        (resource.RLIMIT_CPU, MAX_CPU_SECONDS),
    )
    for limit, most in limits:
        hard = resource.getrlimit(limit)[1]
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (value, value))
    return Layer.RLIMITS
