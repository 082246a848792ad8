"""Processes that read for us: what a hostile document does to one, and what is left behind."""

import multiprocessing
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import get_args

import pytest

from sources.documents import Reading
from sources.errors import Unreadable
from sources.reading import apart, child, read
from sources.reading.apart import Readers
from sources.reading.limits import Limits
from tests.sources.reading.pages import lines, pdf

pytestmark = pytest.mark.slow

CONTENT = pdf(lines("The General Assembly,", "", "1. Decides to go on with the matter."))
SOON, LATER = Limits(seconds=1.0), Limits(seconds=30.0)


@pytest.fixture
def readers() -> Iterator[Readers]:
    made = Readers(kept=2)
    yield made
    made.close()


def kinds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str) -> None:
    """Put a reader of documents that means harm in the place of the real one, in the child's own process."""
    (tmp_path / "sitecustomize.py").write_text(
        f"import os, sys, time\nFOLDER = {str(tmp_path)!r}\n"
        "def harm(content, limits):\n" + textwrap.indent(textwrap.dedent(body), "    ") + "\n"
        "import sources.reading.pdf\n"
        "sources.reading.pdf.read_pdf = harm\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))


def children() -> set[int]:
    """The processes that this one started and that are not gone, zombies among them."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.add(int(entry.parent.name))
    return found


def test_a_process_is_kept_for_the_next_document(readers: Readers) -> None:
    before = children()
    first = readers.read("pdf", CONTENT, Limits())
    kept = children() - before
    assert readers.read("pdf", CONTENT, Limits()) == first
    assert children() - before == kept
    assert len(kept) == 1


def test_nothing_is_left_of_closed_readers() -> None:
    before = children()
    made = Readers(kept=2)
    made.read("pdf", CONTENT, Limits())
    made.close()
    assert children() == before


@pytest.mark.parametrize(
    ("body", "limits", "words"),
    [
        ("time.sleep(60)", SOON, "longer than 1 seconds"),
        ("while True: pass", SOON, "longer than 1 seconds|too much time"),
        ("os.kill(os.getpid(), 11)", LATER, "made the reader fail"),
        ("os._exit(0)", LATER, "made the reader fail"),
        ("return bytearray(10**10)", LATER, "too much memory"),
        ("sys.setrecursionlimit(10**9)\nloop = lambda: loop()\nloop()", Limits(seconds=4.0), "too|fail|longer"),
        ("raise RuntimeError('secret\\nof the trade')", LATER, "it is damaged .RuntimeError secret of the trade."),
        ("open(FOLDER + '/made', 'w').write('x' * 10**6)", LATER, "made the reader fail|damaged"),
        ("return [open('/dev/null') for _ in range(200)]", LATER, "damaged .OSError"),
    ],
    ids=["sleeps", "loops", "crashes", "leaves", "grows", "recurses", "raises", "writes", "opens"],
)
def test_a_document_that_means_harm_ends_in_one_line(
    readers: Readers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str, limits: Limits, words: str
) -> None:
    kinds(monkeypatch, tmp_path, body)
    before = children()
    with pytest.raises(Unreadable, match=f"^cannot be read: .*({words})") as caught:
        readers.read("pdf", CONTENT, limits)
    assert "\n" not in str(caught.value)
    readers.close()
    assert children() == before
    assert not (tmp_path / "made").exists() or (tmp_path / "made").stat().st_size == 0


def test_a_document_after_a_deadly_one_is_read(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable):
        readers.read("pdf", CONTENT, Limits(seconds=0.0))
    assert "Decides to go on" in readers.read("pdf", CONTENT, Limits()).text


def test_what_a_library_prints_is_no_answer(readers: Readers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    body = "from sources.documents import Reading\nprint('noise')\nos.write(1, b'noise')\nreturn Reading('x', '', '')"
    kinds(monkeypatch, tmp_path, body)
    assert readers.read("pdf", CONTENT, Limits()).text == "x"


def test_a_child_is_told_no_secrets(readers: Readers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SEIZED_SECRET", "hush")
    kinds(monkeypatch, tmp_path, "from sources.documents import Reading\nreturn Reading(str(dict(os.environ)), '', '')")
    assert "hush" not in readers.read("pdf", CONTENT, Limits()).text


def test_an_answer_that_is_no_answer_is_refused(
    readers: Readers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kinds(monkeypatch, tmp_path, "os.write(3, b'\\xff' * 64)\nos._exit(0)")
    with pytest.raises(Unreadable, match="made the reader fail"):
        readers.read("pdf", CONTENT, LATER)


def test_many_threads_read_at_once(readers: Readers) -> None:
    with ThreadPoolExecutor(6) as pool:
        got = list(pool.map(lambda _: readers.read("pdf", CONTENT, Limits()), range(18)))
    assert len(set(got)) == 1
    assert isinstance(got[0], Reading)


def length(content: bytes) -> int:
    return len(read(content, "application/pdf", None).text)


@pytest.mark.parametrize("start", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_processes_of_a_pool_read_too(start: str) -> None:
    expected = length(CONTENT)  # so that there is a process to inherit
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(start)) as pool:
        assert list(pool.map(length, [CONTENT] * 6)) == [expected] * 6
    assert length(CONTENT) == expected


KILLED = """
import os, sys
from sources.reading import apart, read
read(sys.stdin.buffer.read(), "", None)
print(apart._READERS._idle[0]._process.pid, flush=True)
os.kill(os.getpid(), 9)
"""


def test_a_program_that_is_killed_leaves_no_readers_behind() -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], input=CONTENT, capture_output=True, check=False)
    reader = Path(f"/proc/{int(done.stdout)}/stat")
    for _ in range(400):
        if not reader.exists() or reader.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("the reader is still there")


def test_a_program_that_ends_by_itself_says_nothing() -> None:
    script = "import sys\nfrom sources.reading import read\nread(sys.stdin.buffer.read(), '', None)"
    command = [sys.executable, "-W", "error", "-X", "dev", "-c", script]
    done = subprocess.run(command, input=CONTENT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_only_what_is_named_is_imported_by_the_parent() -> None:
    script = "import sys, sources.reading; print([n for n in sys.modules if n.startswith(('pypdf', 'docx'))])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_readers_are_named_by_their_kinds() -> None:
    assert set(child._readers()) == set(get_args(apart.Kind))
