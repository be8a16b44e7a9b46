"""What a process leaves behind by the system's own account of it (strace), and words that can be looked for."""

from __future__ import annotations

import base64
import os
import re
import secrets
import shutil
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

IN_SIGHT = [] if sys.platform == "win32" or os.geteuid() == 0 else ["unshare", "--user", "--map-root-user"]
"""Put before a command: the program closes itself to its user, but not to whoever owns the namespace it is in."""

_CALLS = "socket,open,openat,creat,execve,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
_WRITES = "write,pwrite64,writev,pwritev,sendto,sendmsg,sendmmsg"
_LONGEST = 1 << 24
_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]

_OPENED = re.compile(r"^(?:openat|open|creat)\(.*\bO_(?:WRONLY|RDWR).*\) = \d+<([^<>]+)>", re.MULTILINE)
_MADE = re.compile(r'^(?:mkdir|rename|link|symlink)\w*\(.*"([^"]*)"(?:, [\w|]+)?\) = 0', re.MULTILINE)
_WRITTEN = re.compile(r"^(?:p?write\w*|send\w+)\(\d+<([^>]*)>(.*)", re.MULTILINE)
_SIGNS = re.compile(r'"((?:\\x[0-9a-f]{2})+)"')


def why_not() -> str:
    """Why this system cannot tell what a process leaves; empty when it can."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return "strace is on Linux only, or not installed"
    return why_not_in_sight()


def why_not_in_sight() -> str:
    """Why nobody here may look into the program, not even with the rights of a test; empty when somebody may."""
    if sys.platform != "linux":
        return "looks into processes by /proc, which is on Linux only"
    if IN_SIGHT and subprocess.run([*IN_SIGHT, "true"], capture_output=True, check=False).returncode:
        return "only root can look into the program here: this system gives its users no namespace of their own"
    return ""


def planted_word() -> str:
    """A word that stands nowhere else, made by chance."""
    return "".join(secrets.choice(_SYLLABLES) for _ in range(8)).capitalize()


def forms(word: str) -> tuple[bytes, ...]:
    """The ways a word can stand in a file or in memory without being encrypted."""
    spelled = [one for spelling in dict.fromkeys((word, word.lower())) for one in _encoded(spelling)]
    return tuple(dict.fromkeys(spelled))


def _encoded(word: str) -> Iterator[bytes]:
    plain = word.encode()
    yield from (plain, *(word.encode(form) for form in ("utf-16-le", "utf-16-be", "utf-32-le")))
    yield urllib.parse.quote(word).encode()
    yield plain.hex().encode()
    yield from (base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3))


def words_in(data: bytes, words: list[str]) -> set[str]:
    """Those of ``words`` that stand in ``data`` in any form."""
    return {word for word in words if any(form in data for form in forms(word))}


def leaking_files(folder: Path, words: list[str]) -> list[str]:
    """The names of all that lies in ``folder`` with one of ``words`` in its name or in its bytes."""
    everything = [(str(path.relative_to(folder)), path) for path in folder.rglob("*")]
    return [
        name
        for name, path in everything
        if words_in(os.fsencode(name), words) or (path.is_file() and words_in(path.read_bytes(), words))
    ]


@dataclass(frozen=True)
class Traces:
    """The calls of a process and all those it started."""

    text: str

    @property
    def internet(self) -> list[str]:
        """Every attempt at an internet socket."""
        return re.findall(r"^socket\(AF_INET.*", self.text, re.MULTILINE)

    @property
    def names(self) -> set[str]:
        """Every file that was opened for writing, and every name that was made."""
        return {_bytes(name).decode() for name in (*_MADE.findall(self.text), *_OPENED.findall(self.text))}

    def strays(self, allowed: tuple[str, ...]) -> set[str]:
        """The names that do not begin as ``allowed``."""
        return {name for name in self.names if not name.startswith((*allowed, os.devnull, "/proc/"))}

    def leaks(self, words: list[str], allowed: tuple[str, ...]) -> set[str]:
        """Files and sockets that one of ``words`` was written to, but for names that begin as ``allowed``.

        Pipes are left out: they join the program to what it has started, and to whoever has started it.
        """
        places = {
            _place(place)
            for place, said in _WRITTEN.findall(self.text)
            if any(words_in(_bytes(signs), words) for signs in _SIGNS.findall(said))
        }
        return {place for place in places if not place.startswith((*allowed, "pipe:"))}


def _bytes(signs: str) -> bytes:
    return bytes.fromhex(signs.replace("\\x", ""))


def _place(said: str) -> str:
    """What stands behind a descriptor: the name of a file, spelled in hex as all strings are, or ``pipe:[3]``."""
    return _bytes(said).decode() if said.startswith("\\x") else said


def traced(trace: Path) -> list[str]:
    """What is put before a command to have it traced into files whose names begin as ``trace``."""
    return [
        *IN_SIGHT,
        *("strace", "--follow-forks", "--output-separately", "--seccomp-bpf", "--quiet=all", "--decode-fds=all"),
        *("--strings-in-hex=all", f"--string-limit={_LONGEST}", f"--trace={_CALLS},{_WRITES}", f"--output={trace}"),
    ]


def read_traces(folder: Path) -> Traces:
    """The traces in ``folder``; it has nothing else in it."""
    return Traces("\n".join(path.read_text("utf-8") for path in sorted(folder.iterdir())))


def environment(home: Path) -> dict[str, str]:
    """The environment of somebody whose home is empty, without a screen."""
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
