"""Linux: the kernel refuses what no reader does, to Python and to machine code alike (seccomp).

A hostile file that takes over the reader then has no socket, no other program, no file it could write or rename, no
signal to send and no look into another process. Open files, memory and threads stay.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
from struct import pack

_SECCOMP = {"x86_64": 317, "aarch64": 277}
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_COLUMN = {"x86_64": 0, "aarch64": 1}
_SET_MODE_FILTER = 1
_ALL_THREADS = 1

_REFUSED = {
    # name: its number on x86-64 and on arm64; -1 where there is none
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200),
    "execve": (59, 221), "execveat": (322, 281), "fork": (57, -1), "vfork": (58, -1),
    "creat": (85, -1), "mknod": (133, -1), "mknodat": (259, 33), "mkdir": (83, -1), "mkdirat": (258, 34),
    "rmdir": (84, -1), "unlink": (87, -1), "unlinkat": (263, 35), "link": (86, -1), "linkat": (265, 37),
    "symlink": (88, -1), "symlinkat": (266, 36), "rename": (82, -1), "renameat": (264, 38), "renameat2": (316, 276),
    "truncate": (76, 45), "ftruncate": (77, 46), "fallocate": (285, 47),
    "chmod": (90, -1), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, -1), "lchown": (94, -1), "fchown": (93, 55), "fchownat": (260, 54),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "utime": (132, -1), "utimes": (235, -1), "futimesat": (261, -1), "utimensat": (280, 88),
    "kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "move_mount": (429, 429), "fsopen": (430, 430), "mount_setattr": (442, 442),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "perf_event_open": (298, 241), "bpf": (321, 280), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
}  # fmt: skip
# A filter sees no memory, so it cannot tell what these two ask for. Told that there is no such call, the C library
# takes the older one.
_UNKNOWN = {"clone3": (435, 435), "openat2": (437, 437)}
_OPENING = {"open": (2, -1, 1), "openat": (257, 56, 2)}
"""With the place of the flags among the arguments."""
_CLONE = (56, 220)
_CLONE_THREAD = 0x10000
_X32 = 0x40000000
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | errno.EPERM
_NO_SUCH_CALL = 0x00050000 | errno.ENOSYS


def refuse_calls() -> bool:
    """Have the kernel refuse them from now on, in all threads. Returns whether it does: not every system can.

    The process has to have given up new privileges before.
    """
    machine = platform.machine()
    if machine not in _SECCOMP:
        return False
    program = _program(machine)
    held = ctypes.create_string_buffer(program, len(program))
    given = ctypes.create_string_buffer(pack("HxxxxxxP", len(program) // 8, ctypes.addressof(held)))
    call = ctypes.CDLL(None, use_errno=True).syscall
    return bool(call(_SECCOMP[machine], _SET_MODE_FILTER, _ALL_THREADS, given) == 0)


def _program(machine: str) -> bytes:
    """The filter in the kernel's form: eight bytes a step."""
    column = _COLUMN[machine]
    steps = [_step(_LOAD, 4), _step(_EQUAL, _ARCHITECTURE[machine], then=1), _step(_RETURN, _REFUSE), _step(_LOAD, 0)]
    if machine == "x86_64":
        steps += [_step(_AT_LEAST, _X32, otherwise=1), _step(_RETURN, _REFUSE)]
    for numbers, answer in [(_REFUSED, _REFUSE), (_UNKNOWN, _NO_SUCH_CALL)]:
        for call in numbers.values():
            if call[column] >= 0:
                steps += [_step(_EQUAL, call[column], otherwise=1), _step(_RETURN, answer)]
    for opening in _OPENING.values():
        if opening[column] >= 0:
            steps += _refused_with(opening[column], opening[2], _WRITES)
    steps += [
        _step(_EQUAL, _CLONE[column], otherwise=3),
        _step(_LOAD, _argument(0)),
        _step(_ANY_BIT, _CLONE_THREAD, then=1),
        _step(_RETURN, _REFUSE),
        _step(_RETURN, _ALLOW),
    ]
    return b"".join(steps)


def _refused_with(call: int, place: int, bits: int) -> list[bytes]:
    """Refuse ``call`` when any of ``bits`` is set in its argument at ``place``."""
    return [
        _step(_EQUAL, call, otherwise=4),
        _step(_LOAD, _argument(place)),
        _step(_ANY_BIT, bits, otherwise=1),
        _step(_RETURN, _REFUSE),
        _step(_RETURN, _ALLOW),
    ]


def _argument(place: int) -> int:
    """Where the lower half of an argument stands in what a filter sees."""
    return 16 + 8 * place


def _step(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return pack("HBBI", code, then, otherwise, value)
