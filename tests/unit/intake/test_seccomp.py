"""The filter as the kernel would run it, for both processors: what it lets through and what it refuses."""

from __future__ import annotations

import errno
import os
import struct

import pytest

from nocontact_desktop.intake import seccomp

ALLOWED, REFUSED, UNKNOWN = "allowed", "refused", "unknown"
OTHER = {"x86_64": 0x40000003, "aarch64": 0x40000028}
"""Their 32-bit kin."""
_NAMES = ("read", "write", "mmap", "futex", "clone", "openat", "openat2", "socket", "execve")
BY_NAME = {
    "x86_64": dict(zip(_NAMES, (0, 1, 9, 202, 56, 257, 437, 41, 59), strict=True)),
    "aarch64": dict(zip(_NAMES, (63, 64, 222, 98, 220, 56, 437, 198, 221), strict=True)),
}
both = pytest.mark.parametrize("machine", ["x86_64", "aarch64"])


def answer(machine: str, call: int, *arguments: int, architecture: int | None = None) -> str:
    """Run the filter on one call."""
    program = seccomp._program(machine)
    steps = [struct.unpack_from("HBBI", program, at) for at in range(0, len(program), 8)]
    told = struct.pack("iIQ6Q", call, architecture or seccomp._ARCHITECTURE[machine], 0, *(*arguments, *[0] * 6)[:6])
    loaded = at = 0
    while True:
        code, then, otherwise, value = steps[at]
        at += 1
        if code == seccomp._LOAD:
            (loaded,) = struct.unpack_from("I", told, value)
        elif code == seccomp._RETURN:
            return {
                seccomp._ALLOW: ALLOWED,
                0x00050000 | errno.EPERM: REFUSED,
                0x00050000 | errno.ENOSYS: UNKNOWN,
            }[value]
        else:
            holds = {
                seccomp._EQUAL: loaded == value,
                seccomp._AT_LEAST: loaded >= value,
                seccomp._ANY_BIT: bool(loaded & value),
            }[code]
            at += then if holds else otherwise


@both
def test_ordinary_work_is_let_through(machine: str) -> None:
    calls = BY_NAME[machine]
    assert {answer(machine, calls[name]) for name in ("read", "write", "mmap", "futex")} == {ALLOWED}
    assert answer(machine, calls["openat"], 0, 0, os.O_RDONLY | os.O_CLOEXEC) == ALLOWED
    assert answer(machine, calls["clone"], 0x3D0F00) == ALLOWED  # a thread


@both
def test_what_no_reader_does_is_refused(machine: str) -> None:
    calls = BY_NAME[machine]
    assert answer(machine, calls["socket"], 2, 1) == answer(machine, calls["execve"]) == REFUSED
    assert answer(machine, calls["clone"], 0x11) == REFUSED  # another process
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_APPEND):
        assert answer(machine, calls["openat"], 0, 0, flags) == REFUSED
    assert answer(machine, calls["openat2"]) == UNKNOWN
    column = seccomp._COLUMN[machine]
    for numbers in seccomp._REFUSED.values():
        assert numbers[column] < 0 or answer(machine, numbers[column]) == REFUSED


@both
def test_the_same_calls_in_another_form_do_not_slip_through(machine: str) -> None:
    assert answer(machine, BY_NAME[machine]["read"], architecture=OTHER[machine]) == REFUSED
    if machine == "x86_64":
        assert answer(machine, 0x40000000 | 41) == REFUSED


def test_no_number_stands_there_twice() -> None:
    for column in (0, 1):
        numbers = [one[column] for one in (*seccomp._REFUSED.values(), *seccomp._UNKNOWN.values()) if one[column] >= 0]
        assert len(numbers) == len(set(numbers))


def test_a_processor_it_does_not_know_has_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert not seccomp.refuse_calls()
