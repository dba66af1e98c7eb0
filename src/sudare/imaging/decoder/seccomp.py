"""The system calls that decoding needs, and no others: a filter the kernel applies to every thread of the child.

Deny by default. What isn't listed fails with EPERM; sockets, programs, other processes and files are not listed: when
the filter comes, all that decoding reads has been read, and the master key lies in a file the same user may read.
Source: Documentation/userspace-api/seccomp_filter.rst of Linux; include/uapi/linux/filter.h.
"""

import ctypes
import errno
import platform
import struct
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

_MACHINES: Final = MappingProxyType({"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)})  # audit number, column

# fmt: off
ALLOWED: Final[Mapping[str, tuple[int | None, int | None]]] = MappingProxyType({
    # the pipes
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "close": (3, 57), "lseek": (8, 62),
    "poll": (7, None), "ppoll": (271, 73), "pread64": (17, 67), "dup": (32, 23),
    # memory
    "munmap": (11, 215), "brk": (12, 214), "mremap": (25, 216), "madvise": (28, 233),
    # asking about files, without opening them
    "fstat": (5, 80), "newfstatat": (262, 79), "stat": (4, None), "lstat": (6, None), "statx": (332, 291),
    "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439), "getcwd": (79, 17),
    "readlink": (89, None), "readlinkat": (267, 78), "getdents64": (217, 61),
    # time and signals to oneself
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "gettimeofday": (96, 169), "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115), "setitimer": (38, 103), "rt_sigaction": (13, 134), "getrusage": (98, 165),
    "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "sigaltstack": (131, 132),
    "restart_syscall": (219, 128), "exit": (60, 93), "exit_group": (231, 94),
    # threads
    "futex": (202, 98), "set_robust_list": (273, 99), "rseq": (334, 293), "sched_yield": (24, 124),
    "set_tid_address": (218, 96), "membarrier": (324, 283), "sched_getaffinity": (204, 123),
    # who am I, and chance
    "getpid": (39, 172), "gettid": (186, 178), "getppid": (110, 173), "getuid": (102, 174), "uname": (63, 160),
    "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177), "sysinfo": (99, 179), "getrandom": (318, 278),
})
"""Name → number on x86-64, on 64-bit ARM."""
# fmt: on

_MMAP, _MPROTECT, _CLONE, _CLONE3, _FCNTL = (9, 222), (10, 226), (56, 220), (435, 435), (72, 25)
_THREAD: Final = 0x00010000  # CLONE_THREAD
_EXECUTABLE: Final = 0x4  # PROT_EXEC
_OWNING: Final = 0x8  # F_SETOWN, F_SETSIG, F_SETOWN_EX and their kin: a pipe that moves would signal whomever one names

_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_ALLOW: Final = 0x7FFF0000
_KILL: Final = 0x80000000
_X32: Final = 0x40000000  # the other way to call x86-64, with its own numbers
_SECCOMP: Final = (317, 277)
_FILTER_MODE, _ALL_THREADS = 1, 1


def install(libc: ctypes.CDLL, *, may_write_code: bool = False) -> bool:
    """Put the filter around this process for good; False where the kernel or the machine doesn't know it.

    ``may_write_code``: networks are turned into machine code for each new size of picture.
    """
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    program = b"".join(_program(*machine, may_write_code=may_write_code))
    instructions = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("@HP", len(program) // 8, ctypes.addressof(instructions))
    return bool(libc.syscall(_SECCOMP[machine[1]], _FILTER_MODE, _ALL_THREADS, described) == 0)


def _program(audit_number: int, column: int, *, may_write_code: bool) -> Iterator[bytes]:
    """Classic BPF over ``struct seccomp_data``: number at 0, machine at 4, arguments of eight bytes from 16 on."""
    yield _step(_LOAD, 4)
    yield _step(_EQUAL, audit_number, 1, 0)
    yield _step(_RETURN, _KILL)
    yield _step(_LOAD, 0)
    yield _step(_AT_LEAST, _X32, 0, 1)
    yield _step(_RETURN, _KILL)
    for numbers in ALLOWED.values():
        yield from _when(numbers[column], _step(_RETURN, _ALLOW))
    yield from _when(_CLONE[column], *_unless(0, _THREAD, then=_ALLOW, otherwise=_refusal(errno.EPERM)))
    yield from _when(_CLONE3[column], _step(_RETURN, _refusal(errno.ENOSYS)))  # libc then uses clone, seen above
    forbidden = 0 if may_write_code else _EXECUTABLE
    for numbers, argument, bits in ((_MMAP, 2, forbidden), (_MPROTECT, 2, forbidden), (_FCNTL, 1, _OWNING)):
        yield from _when(numbers[column], *_unless(argument, bits, then=_refusal(errno.EPERM), otherwise=_ALLOW))
    yield _step(_RETURN, _refusal(errno.EPERM))


def _when(number: int | None, *steps: bytes) -> Iterator[bytes]:
    """The steps, taken only for this system call."""
    if number is not None:
        yield _step(_EQUAL, number, 0, len(steps))
        yield from steps


def _unless(argument: int, bits: int, *, then: int, otherwise: int) -> tuple[bytes, ...]:
    """``then`` when any of the bits is set in the low half of an argument, else ``otherwise``."""
    low_half = _step(_LOAD, 16 + 8 * argument)
    return low_half, _step(_ANY_BIT, bits, 0, 1), _step(_RETURN, then), _step(_RETURN, otherwise)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _refusal(number: int) -> int:
    return 0x00050000 | number
