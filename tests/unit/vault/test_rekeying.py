"""A new master key: the old secrets open nothing any more, all that was kept is there, and the log goes on."""

from __future__ import annotations

import gc
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.sealed_log import Checkpoint, checkpoint, checkpoints
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.standalone.verify import check
from nocontact_desktop.vault import connecting, keyring_slot, rekeying, swapping
from nocontact_desktop.vault.files import DATA_FILE, KEY_FILE
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, change_passphrase, create, open_notebook, open_with, unlock
from nocontact_desktop.vault.places import opens_with_computer
from nocontact_desktop.vault.rekeying import new_code, rekey
from nocontact_desktop.vault.signing import Signer
from tests.conftest import PASSPHRASE
from tests.secret_service import lock_all, needs_secret_service, private_bus, secret_service, stored


def ignore(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


def never() -> bool:
    return False


def note(title: str) -> EntryDraft:
    return EntryDraft(kind="note", occurred_from="2026-03-02", title=title, what_happened="It rang at nine.")


@pytest.fixture
def old(tmp_path: Path) -> Iterator[tuple[Notebook, str]]:
    """An open notebook with a sealed and signed entry, and its recovery code."""
    made, code = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)
    with made:
        entries.save(made, note("before"))
        checkpoint(made)
        yield made, code


def names(folder: Path) -> list[str]:
    """What is in the folder besides the journal that an open notebook keeps."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith("-journal"))


def test_the_passphrase_and_the_new_code_open_it_and_the_old_key_file_does_not(
    old: tuple[Notebook, str], tmp_path: Path
) -> None:
    notebook, old_code = old
    folder = notebook.folder
    # Somebody has taken a copy of everything, and knows the passphrase from before.
    shutil.copytree(folder, tmp_path / "Taken")
    change_passphrase(folder, PASSPHRASE, "nine green kites")
    code = new_code(notebook, "nine green kites")
    assert rekey(notebook, "nine green kites", code, ignore, never)
    notebook.close()
    assert names(folder) == names(tmp_path / "Taken") == ["notebook.dat", "notebook.key", "settings.toml"]
    for secret in ("nine green kites", code):
        open_notebook(folder, secret).close()
    for secret in (PASSPHRASE, old_code):
        with pytest.raises(Problem, match="wrong-passphrase"):
            open_notebook(folder, secret)
    # Their copy stays readable, as the program says. Their key file does not open what is written from now on.
    open_notebook(tmp_path / "Taken", PASSPHRASE).close()
    shutil.copy(tmp_path / "Taken" / KEY_FILE, folder / KEY_FILE)
    with pytest.raises(Problem, match="damaged"):
        open_notebook(folder, PASSPHRASE)


def test_the_open_notebook_goes_on_and_the_log_is_one(old: tuple[Notebook, str]) -> None:
    notebook, _ = old
    key, salt = notebook.signer.public_key, (notebook.folder / DATA_FILE).read_bytes()[:16]
    rekey(notebook, PASSPHRASE, new_code(notebook, PASSPHRASE), ignore, never)
    entries.save(notebook, note("after"))
    checkpoint(notebook)
    assert check_log(notebook, ignore, never) == []
    assert notebook.signer.public_key == key
    notebook.close()
    assert (notebook.folder / DATA_FILE).read_bytes()[:16] != salt
    with open_notebook(notebook.folder, PASSPHRASE) as again:
        assert again.signer.public_key == key
        # And once more: the key is the first one still.
        rekey(again, PASSPHRASE, new_code(again, PASSPHRASE), ignore, never)
        assert check_log(again, ignore, never) == []
    with open_notebook(notebook.folder, PASSPHRASE) as third:
        assert third.signer.public_key == key


def bundle_of(notebook: Notebook, folder: Path) -> Path:
    folder.mkdir()
    make_report(notebook, ReportRequest(), folder / "report.pdf", folder / "bundle", ignore, never)
    return folder / "bundle"


def test_a_bundle_over_the_change_is_in_order_and_a_forged_checkpoint_is_named(
    old: tuple[Notebook, str], tmp_path: Path
) -> None:
    notebook, _ = old
    rekey(notebook, PASSPHRASE, new_code(notebook, PASSPHRASE), ignore, never)
    entries.save(notebook, note("after"))
    checkpoint(notebook)
    bundle = bundle_of(notebook, tmp_path / "out")
    assert check(str(bundle)) == []
    assert len(json.loads((bundle / "data/proofs.json").read_text("utf-8"))["checkpoints"]) == 2

    # The signing key that another notebook would make from the new master is not this notebook's.
    forger = Signer(notebook.master.signing_seed(notebook.notebook_id))
    assert forger.public_key != notebook.signer.public_key
    last: Checkpoint = checkpoints(notebook)[-1]
    with notebook.db.transaction():
        notebook.db.execute("UPDATE checkpoint SET signature = ? WHERE size = ?", (forger.sign(last.body), last.size))
    assert [finding.code for finding in check_log(notebook, ignore, never)] == ["check.checkpoint-signature"]


@pytest.mark.parametrize("calls", [0, 1, 3, 5])
def test_stopped_it_changes_nothing(old: tuple[Notebook, str], calls: int) -> None:
    notebook, code = old
    before = (notebook.folder / KEY_FILE).read_bytes()
    asked = iter(range(1000))
    with pytest.raises(Cancelled):
        rekey(notebook, PASSPHRASE, new_code(notebook, PASSPHRASE), ignore, lambda: next(asked) >= calls)
    assert not (notebook.folder / "notebook.next.partial").exists()
    assert (notebook.folder / KEY_FILE).read_bytes() == before
    entries.save(notebook, note("goes on"))
    notebook.close()
    open_notebook(notebook.folder, code).close()


def test_another_passphrase_changes_nothing(old: tuple[Notebook, str]) -> None:
    notebook, code = old
    for secret in ("not this one", code):
        with pytest.raises(Problem, match="wrong-passphrase"):
            new_code(notebook, secret)
        with pytest.raises(Problem, match="wrong-passphrase"):
            rekey(notebook, secret, code, ignore, never)


def test_a_full_disk_changes_nothing(old: tuple[Notebook, str], monkeypatch: pytest.MonkeyPatch) -> None:
    notebook, code = old

    def full(*_args: object) -> None:
        raise Problem("disk.full")

    monkeypatch.setattr(rekeying, "compare", full)
    with pytest.raises(Problem, match=r"disk\.full"):
        rekey(notebook, PASSPHRASE, new_code(notebook, PASSPHRASE), ignore, never)
    assert not (notebook.folder / "notebook.next.partial").exists()
    notebook.close()
    open_notebook(notebook.folder, code).close()


class Killed(BaseException):
    """The process ends here."""


Step = Callable[[pytest.MonkeyPatch], None]


def _at(module: object, name: str, *, after: bool) -> Step:
    """End the process before or after a function has done its work."""

    def arrange(monkeypatch: pytest.MonkeyPatch) -> None:
        real = getattr(module, name)

        def killed(*args: object) -> None:
            if after:
                real(*args)
            raise Killed

        monkeypatch.setattr(module, name, killed)

    return arrange


def _at_move(number: int) -> Step:
    """End the process before the move of that number: of the folder, of the database, of the key file."""

    def arrange(monkeypatch: pytest.MonkeyPatch) -> None:
        real, moves = Path.replace, iter(range(10))

        def move(path: Path, target: Path) -> Path:
            if path.parent.name == swapping.NEXT and next(moves) == number:
                raise Killed
            return real(path, target)

        monkeypatch.setattr(Path, "replace", move)

    return arrange


@pytest.mark.parametrize(
    ("step", "new"),
    [
        pytest.param(_at(swapping, "decide", after=False), False, id="before the one step"),
        pytest.param(_at(swapping, "decide", after=True), True, id="after the one step"),
        pytest.param(_at_move(0), True, id="before the database is moved"),
        pytest.param(_at_move(1), True, id="between the database and the key file"),
        pytest.param(_at(swapping, "finish", after=True), True, id="at the end"),
    ],
)
def test_ended_at_each_step_it_opens_wholly_with_the_old_secrets_or_the_new(
    old: tuple[Notebook, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: Step, new: bool
) -> None:
    notebook, old_code = old
    code = new_code(notebook, PASSPHRASE)
    # A process that ends tidies nothing up: its folder is looked at as it was at that moment.
    with monkeypatch.context() as patched:
        patched.setattr(rekeying.shutil, "rmtree", lambda *_args, **_more: None)
        patched.setattr(rekeying.keyring_slot, "forget", lambda _key_file: None)
        step(patched)
        with pytest.raises(Killed):
            rekey(notebook, PASSPHRASE, code, ignore, never)
    left = tmp_path / "Left"
    shutil.copytree(notebook.folder, left)
    opens, shut = (code, old_code) if new else (old_code, code)
    with pytest.raises(Problem, match="wrong-passphrase"):
        open_notebook(left, shut)
    with open_notebook(left, opens) as opened:
        assert [row.title for row in entries.page(opened, EntryFilter(), 0, 10)] == ["before"]
        assert check_log(opened, ignore, never) == []
    assert names(left) == ["notebook.dat", "notebook.key", "settings.toml"]


def test_a_notebook_that_got_new_secrets_meanwhile_is_not_opened_under_the_old_ones(old: tuple[Notebook, str]) -> None:
    notebook, _ = old
    master = unlock(notebook.folder, PASSPHRASE)
    notebook.close()
    waiting = notebook.folder / swapping.NEXT
    waiting.mkdir()
    shutil.copy(notebook.folder / KEY_FILE, waiting / KEY_FILE)
    with pytest.raises(Problem, match="in-use"):
        open_with(notebook.folder, master)


def test_what_others_put_beside_the_new_files_is_no_reason_to_stay_shut(old: tuple[Notebook, str]) -> None:
    notebook, _ = old
    notebook.close()
    (notebook.folder / swapping.NEXT).mkdir()
    (notebook.folder / swapping.NEXT / "desktop.ini").write_text("[.ShellClassInfo]")
    open_notebook(notebook.folder, PASSPHRASE).close()
    assert names(notebook.folder) == ["notebook.dat", "notebook.key", "settings.toml"]


def test_a_file_that_is_replaced_before_it_is_locked_is_not_written_to(
    old: tuple[Notebook, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = old[0].folder
    old[0].close()
    real = connecting._settle

    def replaced_meanwhile(*args: object) -> None:
        shutil.copy(folder / DATA_FILE, tmp_path / "other")
        (tmp_path / "other").replace(folder / DATA_FILE)
        real(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(connecting, "_settle", replaced_meanwhile)
        with pytest.raises(Problem, match="in-use"):
            open_notebook(folder, PASSPHRASE)
    open_notebook(folder, PASSPHRASE).close()


@needs_secret_service
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # the package leaves its connection open when locked
def test_opening_with_this_computer_is_renewed(
    old: tuple[Notebook, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook, _ = old
    with private_bus(tmp_path / "bus") as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with secret_service(tmp_path / "home", address):
            keyring_slot.switch_on(notebook.folder, PASSPHRASE)
            ((_, _, first),) = stored()
            with pytest.raises(Cancelled):
                rekey(notebook, PASSPHRASE, new_code(notebook, PASSPHRASE), ignore, lambda: True)
            assert rekey(notebook, PASSPHRASE, new_code(notebook, PASSPHRASE), ignore, never)
            ((_, _, second),) = stored()
            assert first != second
            notebook.close()
            with open_with(notebook.folder, keyring_slot.unlock_here(notebook.folder)) as again:
                lock_all()
                # A store that takes no new secret does not stand in the way. It is off then, and said to be.
                assert not rekey(again, PASSPHRASE, new_code(again, PASSPHRASE), ignore, never)
            assert not opens_with_computer(notebook.folder)
            open_notebook(notebook.folder, PASSPHRASE).close()
            gc.collect()
