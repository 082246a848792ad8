"""A comparison for a terminal, in colour, and as plain text, where ``[-old-]`` and ``{+new+}`` mark the words."""

from dataclasses import dataclass

from diffing.changes import ChangeKind, Comparison, Mark, Run
from diffing.comparing import Hunk, hunks, summary
from diffing.rendering.harmless import harmless
from diffing.rendering.headings import heading, renumbering


@dataclass(frozen=True, slots=True)
class _Marks:
    """What stands before and after removed words, added words and headings."""

    removed: tuple[str, str]
    added: tuple[str, str]
    strong: tuple[str, str]


_SIGNS = _Marks(("[-", "-]"), ("{+", "+}"), ("", ""))
# Strike and underline beside red and green: colour must never be the only mark.
_COLOURS = _Marks(("\x1b[31;9m", "\x1b[0m"), ("\x1b[32;4m", "\x1b[0m"), ("\x1b[1m", "\x1b[0m"))


def terminal(comparison: Comparison) -> str:
    """For a terminal with colours: removed words red and struck, added ones green and underlined."""
    return _shown(comparison, _COLOURS)


def text(comparison: Comparison) -> str:
    """For any place that shows text."""
    return _shown(comparison, _SIGNS)


def _shown(comparison: Comparison, marks: _Marks) -> str:
    found = hunks(comparison)
    told = [hunk for hunk in found if hunk.kind is not ChangeKind.RENUMBERED]
    lines = [marks.strong[0] + summary(comparison) + marks.strong[1]]
    for hunk in told:
        lines += ["", marks.strong[0] + harmless(heading(hunk)) + marks.strong[1], _words(hunk, marks)]
    renumbered = [hunk for hunk in found if hunk.kind is ChangeKind.RENUMBERED]
    return "\n".join([*lines, *_only_renumbered(renumbered)]) + "\n"


def _only_renumbered(found: list[Hunk]) -> list[str]:
    if not found:
        return []
    return ["", harmless(f"Only renumbered: {'; '.join(map(renumbering, found))}")]


def _words(hunk: Hunk, marks: _Marks) -> str:
    return "".join(_marked(run, marks) for run in hunk.runs)


def _marked(run: Run, marks: _Marks) -> str:
    words = harmless(run.text)
    before, after = {Mark.KEPT: ("", ""), Mark.REMOVED: marks.removed, Mark.ADDED: marks.added}[run.mark]
    return before + words + after
