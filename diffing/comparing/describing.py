"""Say what happened to a group of paragraphs that belong together: its kind, class, words and evidence."""

from collections.abc import Sequence

from diffing.changes import ChangeClass, ChangeKind, Mark, Paragraph, ParagraphChange, Part, Run
from diffing.cleaning import Copies, clean
from diffing.comparing.classifying import Verdict, heaviest, judge, judge_whole
from diffing.comparing.crossreferences import Renumbered
from diffing.comparing.edits import Edit, edits
from diffing.comparing.joining import Group
from diffing.comparing.tokens import Sort, Token, tokens

Paragraphs = Sequence[Paragraph]
_BODY = {Part.PREAMBLE, Part.OPERATIVE}


def renumbered(groups: Sequence[Group], old: Paragraphs, new: Paragraphs) -> Renumbered:
    """The old and new labels of paragraphs whose label changed, splits and merges included."""
    pairs = {(old[place].number, new[there].number) for group in groups for place in group.old for there in group.new}
    labels = {(clean(before), clean(after)) for before, after in pairs if before and after and before != after}
    return {(before, after) for before, after in labels if before != after}


def describe(
    group: Group, moved: bool, old: Paragraphs, new: Paragraphs, labels: Renumbered, copies: Copies
) -> ParagraphChange:
    """What happened to the paragraphs of a group. ``copies`` are the clean copies of their texts."""
    left, right = [old[place] for place in group.old], [new[place] for place in group.new]
    if len(left) == len(right) == 1 and not moved and _same_but_for_label(left[0], right[0]):
        return _kept(left[0], right[0])
    found = _edits(left, right, copies)
    judged = judge(found, _part(left, right), labels) if left and right else _judged_alone(left or right)
    verdict = heaviest([judged, *_beside_the_words(left, right, moved)])
    return ParagraphChange(
        kind=_kind(left, right, found, verdict, moved),
        old=tuple(paragraph.path for paragraph in left),
        new=tuple(paragraph.path for paragraph in right),
        moved=moved,
        change_class=verdict.change_class,
        words=_runs(found),
        old_numbers=tuple(paragraph.number for paragraph in left),
        new_numbers=tuple(paragraph.number for paragraph in right),
        evidence=verdict.evidence,
    )


def _same_but_for_label(left: Paragraph, right: Paragraph) -> bool:
    return left.text == right.text and left.part is right.part and len(left.calls) == len(right.calls)


def _kept(left: Paragraph, right: Paragraph) -> ParagraphChange:
    """The usual case by far: the same words in the same place, perhaps under another label."""
    kind, change_class, evidence = ChangeKind.UNCHANGED, ChangeClass.NONE, ""
    if left.number != right.number and _label(left) != _label(right):
        kind, change_class = ChangeKind.RENUMBERED, ChangeClass.NUMBERING
        evidence = f"{left.number or left.path} → {right.number or right.path}"
    words = (Run(Mark.KEPT, right.text),) if right.text else ()
    numbers = (left.number,), (right.number,)
    paths = (left.path,), (right.path,)
    return ParagraphChange(kind, *paths, False, change_class, words, *numbers, (evidence,) if evidence else ())


def _edits(left: Paragraphs, right: Paragraphs, copies: Copies) -> tuple[Edit, ...]:
    old, new = ("\n".join(paragraph.text for paragraph in side) for side in (left, right))
    whole = (Token("", old, Sort.SPACE),), (Token("", new, Sort.SPACE),)
    if not left or not right:
        return (Edit(False, whole[0] if left else (), whole[1] if right else ()),)
    if old == new or copies[old] == copies[new]:
        return (Edit(True, *whole),)
    return edits(tokens(old), tokens(new))


def _judged_alone(side: Paragraphs) -> Verdict:
    return heaviest(judge_whole(paragraph.text, paragraph.part) for paragraph in side)


def _part(left: Paragraphs, right: Paragraphs) -> Part:
    """The weightiest part that the paragraphs stand in: a paragraph that was operative once is judged as one."""
    parts = {paragraph.part for paragraph in (*left, *right)}
    return next((part for part in (Part.OPERATIVE, Part.ANNEX, Part.PREAMBLE) if part in parts), min(parts))


def _beside_the_words(left: Paragraphs, right: Paragraphs, moved: bool) -> list[Verdict]:
    """What changed without a changed word: labels, places, scripts and spaces, note calls, the part."""
    if not left or not right:
        return []
    verdicts = []
    if [paragraph.text for paragraph in left] != [paragraph.text for paragraph in right]:
        verdicts.append(Verdict(ChangeClass.LAYOUT))
    if moved or len(left) != len(right) or _labels(left) != _labels(right):
        verdicts.append(Verdict(ChangeClass.NUMBERING, _renumbering(left, right)))
    if sum(len(paragraph.calls) for paragraph in left) != sum(len(paragraph.calls) for paragraph in right):
        verdicts.append(Verdict(ChangeClass.NOTE, _calls(left, right)))
    if _changed_rank(left[0], right[0]):
        verdicts.append(Verdict(ChangeClass.OPERATIVE, (f"{left[0].part} → {right[0].part}",)))
    return verdicts


def _changed_rank(left: Paragraph, right: Paragraph) -> bool:
    """Whether a preambular paragraph became operative or the reverse; numbering decides (citations.md 4.2)."""
    return {left.part, right.part} == _BODY and (left.number is None) != (right.number is None)


def _renumbering(left: Paragraphs, right: Paragraphs) -> tuple[str, ...]:
    if _labels(left) == _labels(right):
        return ()
    return (" → ".join(", ".join(paragraph.number or paragraph.path for paragraph in side) for side in (left, right)),)


def _calls(left: Paragraphs, right: Paragraphs) -> tuple[str, ...]:
    marks = [[call.mark for paragraph in side for call in paragraph.calls] for side in (left, right)]
    return (" → ".join(f"note {', '.join(side)}" if side else "no note" for side in marks),)


def _labels(side: Paragraphs) -> list[str | None]:
    return list(map(_label, side))


def _label(paragraph: Paragraph) -> str | None:
    return clean(paragraph.number) if paragraph.number else None


def _kind(left: Paragraphs, right: Paragraphs, found: Sequence[Edit], verdict: Verdict, moved: bool) -> ChangeKind:
    if not left or not right:
        return ChangeKind.REMOVED if left else ChangeKind.ADDED
    if len(left) != len(right):
        return ChangeKind.SPLIT if len(right) > 1 else ChangeKind.MERGED
    changed = any(not edit.kept for edit in found)
    if verdict.change_class.substantive or (changed and verdict.change_class is not ChangeClass.NUMBERING):
        return ChangeKind.EDITED
    if moved:
        return ChangeKind.MOVED
    return ChangeKind.RENUMBERED if changed or _labels(left) != _labels(right) else ChangeKind.UNCHANGED


def _runs(found: Sequence[Edit]) -> tuple[Run, ...]:
    return tuple(run for edit in found for run in _runs_of(edit) if run.text or run.was)


def _runs_of(edit: Edit) -> tuple[Run, ...]:
    old, new = ("".join(token.source for token in side) for side in (edit.old, edit.new))
    if edit.kept:
        return (Run(Mark.KEPT, new, None if old == new else old),)
    return Run(Mark.REMOVED, old), Run(Mark.ADDED, new)
