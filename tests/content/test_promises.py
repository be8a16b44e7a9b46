"""What is promised in docs/threat-model.md has its tests, and the words of the program promise nothing else."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import textstat

from tests.content.prose import rows, sentences
from tests.content.test_tone import BANNED, HIGHEST_GRADE, MOST_WORDS

ROOT = Path(__file__).parents[2]
MODEL = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
MANUAL = (ROOT / "docs" / "manual.md").read_text("utf-8")
SOURCE = ROOT / "nocontact_desktop"
RULES = 18
NO_RULE_HELPS = {"demands": "nothing technical helps here"}


def table(heading: str, columns: int) -> list[list[str]]:
    """The rows below a heading of the document, without its first two lines."""
    part = MODEL.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    assert all(len(row) == columns for row in cells), "a row has too many or too few columns"
    return cells


THREATS = table("In short", 4)
RULE_ROWS = table("The rules, and what holds them", 3)
PROMISES = table("Rules that are tested, one by one", 2)
NAMED = sorted({
    test.strip() for cells in (*RULE_ROWS, *PROMISES) for test in re.split(r",\s*", cells[-1])
})  # fmt: skip


def bold(text: str) -> str:
    (word,) = re.findall(r"\*\*(\w+)\*\*", text)
    return str(word)


@cache
def names_in(path: Path) -> set[str]:
    files = [path] if path.is_file() else path.rglob("test_*.py")
    return {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}


@pytest.mark.parametrize("named", NAMED)
def test_every_test_that_is_named_is_there(named: str) -> None:
    path, _, name = named.partition("::")
    found = names_in(ROOT / path)
    assert found, f"no test in {path}"
    assert not name or name in found


def test_every_rule_stands_there_once_with_a_test_file_of_its_own() -> None:
    numbers = [int(found[1]) for row in RULE_ROWS if (found := re.match(r"(\d+)\. ", row[0]))]
    assert numbers == list(range(1, RULES + 1))
    assert [row[0] for row in RULE_ROWS if ".py" not in row[2]] == []


def test_every_threat_is_met_by_a_rule_or_said_not_to_be() -> None:
    threats = {bold(row[0]): row for row in THREATS}
    met = {word.strip() for row in RULE_ROWS for word in row[1].split(",")}
    assert met <= set(threats)
    assert set(threats) - met <= set(NO_RULE_HELPS)
    for word, said in NO_RULE_HELPS.items():
        assert threats[word][2] == said


def test_every_threat_says_what_is_not_done() -> None:
    assert [row[0] for row in THREATS if not row[3]] == []


LIMITS = {
    "spying software is not found": (
        r"cannot find spy software",
        r"cannot tell whether a computer is watched",
        r"cannot find spy software",
    ),
    "the program can be found": (
        r"does not hide the program",
        r"hide that the program is there",
        r"does not hide the program",
    ),
    "without both secrets nobody opens it": (
        r"nobody can open the notebook",
        r"Without both nobody can",
        r"nobody can open the notebook",
    ),
    "a court may ask for it": (
        r"court case, the other side may ask",
        r"A court may be able to ask",
        r"A court may be able to ask",
    ),
    "leaving erases nothing": (
        r"It does not erase anything",
        r"never erases anything by itself",
        r"This erases nothing",
    ),
    "some is not in the log": (
        r"",
        r"The plan, the channel board, settings and drafts are not in it",
        r"Steady and the plan are not in the log",
    ),
    "no network": (r"It has no network", r"no network at all", r"has no network"),
}
"""What is not protected: the words of the program itself before anything is typed, of the model, of the manual."""


@pytest.mark.parametrize("what", LIMITS)
def test_the_program_the_model_and_the_manual_say_the_same(what: str) -> None:
    first_run = (SOURCE / "resources" / "content" / "en" / "first_run.toml").read_text("utf-8")
    for text, sign in zip((first_run, MODEL, MANUAL), LIMITS[what], strict=True):
        assert re.search(sign, " ".join(text.split()), re.IGNORECASE), sign


TOO_MUCH = re.compile(
    r"undetect|untrace|\bdeniab|military|unbreakable|unhackable|fully safe|completely safe|totally safe"
    r"|(they|nobody|the person) will (not|never) (know|notice|find out)|(finds|detects|stops) (spy|stalker)",
    re.IGNORECASE,
)


def test_nothing_promises_too_much() -> None:
    said = [text for _, texts in rows() for text in texts]
    said += [path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")]
    said += [(ROOT / "README.md").read_text("utf-8")]
    said += [
        text
        for path in SOURCE.rglob("*.py")
        for text in re.findall(r'tr\(\s*((?:"[^"]*"\s*)+)', path.read_text("utf-8"))
    ]
    assert len(said) > 1_000
    assert [found[0] for text in said for found in TOO_MUCH.finditer(text)] == []


def test_the_manual_speaks_plainly() -> None:
    paragraphs = re.sub(r"^(#.*|\|.*|\[.*)$", "", MANUAL, flags=re.MULTILINE).split("\n\n")
    items = [
        re.sub(r"^(- |\d+\. )", "", one) for part in paragraphs for one in re.split(r"\n(?=- |\d+\. )", part.strip())
    ]
    texts = [" ".join(re.sub(r"\*\*", "", one).split()) for one in items if one]
    assert [found.group() for text in texts for found in BANNED.finditer(text)] == []
    assert [one for text in texts for one in sentences(text) if len(one.split()) > MOST_WORDS] == []
    assert "!" not in MANUAL
    assert textstat.flesch_kincaid_grade(" ".join(texts)) <= HIGHEST_GRADE
