"""Runs that are killed, starved or pulled from under go on to the same bytes, or say what is wrong."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from outputs import articles, contents, documents, table, write_jsonl

from extract.document import Document
from extract.errors import InputError, OutputError, UsageError
from extract.pipeline import Pipeline
from extract.runners.local import run

needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="faults are planted in forked workers")


def test_workers_do_not_change_a_byte(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", articles(80))
    for workers in (1, 3):
        run([str(source)], tmp_path / f"out{workers}", workers=workers)
    assert contents(tmp_path / "out1") == contents(tmp_path / "out3")
    assert len(documents(tmp_path / "out1")) == 80


def test_resuming_a_finished_run_does_nothing_again(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "a.jsonl", articles(30))
    run([str(source)], tmp_path / "out")
    before = contents(tmp_path / "out")
    again = run([str(source)], tmp_path / "out", resume=True)
    assert again.counts.resumed == 30
    assert contents(tmp_path / "out") == before


def test_resuming_does_only_what_changed(tmp_path: Path) -> None:
    rows = articles(60)
    run([str(write_jsonl(tmp_path / "a.jsonl", rows))], tmp_path / "out")
    changed = [{"id": "mới", "text": "Tăng 3%"}, *rows[:20], {**rows[20], "published": "2019-01-01"}, *rows[22:]]
    source = str(write_jsonl(tmp_path / "a.jsonl", changed))
    assert run([source], tmp_path / "out", resume=True).counts.resumed == 58
    run([source], tmp_path / "fresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_other_settings_do_everything_again(tmp_path: Path) -> None:
    source = str(write_jsonl(tmp_path / "a.jsonl", articles(5)))
    run([source], tmp_path / "out")
    again = run([source], tmp_path / "out", resume=True, place="Quảng Ninh")
    assert again.counts.resumed == 0
    assert {row["place"] for row in table(tmp_path / "out", "documents")} == {"Quảng Ninh"}


def test_killed_at_random_moments_and_resumed_gives_the_same_bytes(tmp_path: Path) -> None:
    source = str(write_jsonl(tmp_path / "a.jsonl", articles(80)))
    begun = time.monotonic()
    run([source], tmp_path / "fresh")
    whole = time.monotonic() - begun
    chance = random.Random(11)  # noqa: S311 - moments, not secrets
    out = tmp_path / "out"
    command = [sys.executable, "-m", "extract", "run", source, "--out", str(out), "--resume", "--workers", "2"]
    for _ in range(3):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(0.3 + chance.random() * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert contents(out) == contents(tmp_path / "fresh")
    assert not list(out.glob("*.part")) + list(out.glob(".*.part"))


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that raise, kill their worker, or never come back."""
    right = Pipeline.annotate

    def annotate(self: Pipeline, document: Document, *rest: object, **named: object) -> Document:
        if document.text == "raise":
            raise ValueError("planted")
        if document.text == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if document.text == "hang":
            time.sleep(600)
        return right(self, document, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "annotate", annotate)


@needs_fork
@pytest.mark.usefixtures("faults")
@pytest.mark.parametrize("workers", [1, 3])
def test_a_document_that_takes_its_worker_down_is_set_aside_alone(tmp_path: Path, workers: int) -> None:
    rows = articles(12, sentences=3)
    for place, fault in ((2, "raise"), (5, "kill"), (6, "kill"), (9, "hang")):
        rows[place]["text"] = fault
    source = str(write_jsonl(tmp_path / "a.jsonl", rows))
    summary = run([source], tmp_path / "out", workers=workers, timeout=0.5)
    assert summary.counts.documents == 8
    failed = {row["doc_id"]: (row["stage"], row["error"]) for row in table(tmp_path / "out", "errors")}
    assert failed == {
        "bài 2": ("extract", "ValueError"),
        "bài 5": ("extract", "WorkerDiedError"),
        "bài 6": ("extract", "WorkerDiedError"),
        "bài 9": ("extract", "TimeoutError"),
    }


@needs_fork
def test_a_worker_that_was_killed_from_outside_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right, fuse = Pipeline.annotate, tmp_path / "fuse"
    fuse.touch()

    def annotate(self: Pipeline, document: Document, *rest: object, **named: object) -> Document:
        if document.id == "bài 7" and fuse.exists():
            fuse.unlink()
            os.kill(os.getpid(), signal.SIGKILL)
        return right(self, document, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "annotate", annotate)
    source = str(write_jsonl(tmp_path / "a.jsonl", articles(12, sentences=3)))
    summary = run([source], tmp_path / "out")
    assert not fuse.exists()
    assert (summary.counts.documents, summary.counts.failures) == (12, 0)


@needs_fork
def test_an_output_folder_removed_in_mid_run_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right, out = Pipeline.annotate, tmp_path / "out"

    def annotate(self: Pipeline, document: Document, *rest: object, **named: object) -> Document:
        shutil.rmtree(out, ignore_errors=True)
        return right(self, document, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Pipeline, "annotate", annotate)
    source = str(write_jsonl(tmp_path / "a.jsonl", articles(50)))
    with pytest.raises(OutputError, match="removed"):
        run([source], out)


def test_a_full_disk_is_a_clear_error_and_the_run_goes_on_later(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not mount or not umount:
        pytest.skip("no small disk to fill: no command to mount one")
    command = [mount, "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small disk to fill: mounting a tmpfs needs root")
    try:
        source = str(write_jsonl(tmp_path / "a.jsonl", articles(80)))
        with pytest.raises(OutputError, match="full"):
            run([source], disk / "out")
        subprocess.run([mount, "-o", "remount,size=50m", str(disk)], check=True)
        run([source], disk / "out", resume=True)
        run([source], tmp_path / "fresh")
        assert contents(disk / "out") == contents(tmp_path / "fresh")
    finally:
        subprocess.run([umount, str(disk)], check=True)


def test_too_many_errors_stop_the_run_and_leave_no_results(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("{\n[\n" + '{"text": "Tăng 2%"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="max-errors 1"):
        run([str(source)], tmp_path / "out", max_errors=1)
    assert not (tmp_path / "out" / "run.json").exists()
    assert run([str(source)], tmp_path / "out", max_errors=2, resume=True).counts.failures == 2


def test_two_runs_into_one_folder_are_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr("extract.runners.workspace._SECONDS_TO_WAIT", 0.1)
    work = tmp_path / "out" / ".extract"
    work.mkdir(parents=True)
    source = str(write_jsonl(tmp_path / "a.jsonl", articles(1)))
    with (work / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="another run"):
            run([source], tmp_path / "out", resume=True)


def test_spawned_workers_do_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = str(write_jsonl(tmp_path / "a.jsonl", articles(3)))
    run([source], tmp_path / "forked")
    monkeypatch.setattr("extract.runners.crew._start_method", lambda: "spawn")
    run([source], tmp_path / "spawned")
    assert contents(tmp_path / "spawned") == contents(tmp_path / "forked")


def test_an_unfinished_run_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "out" / ".extract").mkdir(parents=True)
    source = str(write_jsonl(tmp_path / "a.jsonl", articles(1)))
    with pytest.raises(UsageError, match="unfinished run"):
        run([source], tmp_path / "out")
