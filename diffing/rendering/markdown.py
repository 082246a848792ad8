"""A comparison in Markdown: struck words went, bold ones came."""

import re

from diffing.changes import ChangeKind, Comparison, Mark, Run
from diffing.comparing import hunks, summary
from diffing.rendering.harmless import harmless
from diffing.rendering.headings import heading, renumbering

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")
_SIGNS = {Mark.REMOVED: "~~", Mark.ADDED: "**"}


def markdown(comparison: Comparison) -> str:
    """The summary, then each changed paragraph under its heading; paragraphs that were only renumbered in one line."""
    found = hunks(comparison)
    lines = [f"**{_escaped(summary(comparison))}**"]
    for hunk in found:
        if hunk.kind is not ChangeKind.RENUMBERED:
            lines += ["", f"### {_escaped(heading(hunk))}", "", "".join(map(_marked, hunk.runs))]
    folded = [hunk for hunk in found if hunk.kind is ChangeKind.RENUMBERED]
    if folded:
        lines += ["", f"Only renumbered: {_escaped('; '.join(map(renumbering, folded)))}"]
    return "\n".join(lines) + "\n"


def _marked(run: Run) -> str:
    return "\n\n".join(_line(run.mark, line) for line in run.text.split("\n"))


def _line(mark: Mark, line: str) -> str:
    """The marks stand inside the spaces: Markdown does not see them otherwise."""
    sign, words = _SIGNS.get(mark, ""), line.strip()
    if not words or not sign:
        return _escaped(line)
    start = line.index(words)
    return f"{line[:start]}{sign}{_escaped(words)}{sign}{line[start + len(words) :]}"


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", harmless(words))
