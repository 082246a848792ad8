"""The laws of comparison, on made-up texts, on any strings, and on real ones where they stand beside the project."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.compare import made_up
from benchmarks.compare_laws import CORPUS, broken, pairs, quotes
from benchmarks.lines import paragraphs
from diffing.changes import ChangeClass, ChangeKind, Comparison, Paragraph
from diffing.comparing import compare_paragraphs, new_text, old_text
from diffing.structure import structure
from tests.diffing.comparing.building import SENTENCES, documents, operatives
from tests.support.laws import tried

Text = tuple[Paragraph, ...]

NOISES = (
    str.maketrans("0123456789", "０１２３４５６７８９"),
    str.maketrans({" ": "  "}),
    str.maketrans({"e": "e\u00ad", "请": "請", "国": "國", "号": "號"}),
    str.maketrans({",": "\u200b,", "，": ",", "；": ";"}),
)


def assert_spells(comparison: Comparison, old: Text, new: Text) -> None:
    """Every paragraph is in exactly one change, and its words spell it."""
    before, after = ({found.path: found.text for found in side} for side in (old, new))
    assert Counter(path for change in comparison.changes for path in change.old) == Counter(before.keys())
    assert Counter(path for change in comparison.changes for path in change.new) == Counter(after.keys())
    for change in comparison.changes:
        assert old_text(change.words) == "\n".join(before[path] for path in change.old)
        assert new_text(change.words) == "\n".join(after[path] for path in change.new)


def assert_swapped(there: Comparison, back: Comparison) -> None:
    """What one adds, the other removes."""
    swapped = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.SPLIT: ChangeKind.MERGED}
    swapped |= {new: old for old, new in swapped.items()}
    ours = {
        (swapped.get(change.kind, change.kind), change.new, change.old) for change in there.changes if not change.moved
    }
    theirs = {(change.kind, change.old, change.new) for change in back.changes}
    moved = {(change.new, change.old) for change in there.changes if change.moved}
    moved |= {(change.old, change.new) for change in back.changes if change.moved}
    assert {one for one in ours if one[1:] not in moved} == {one for one in theirs if one[1:] not in moved}


@given(documents)
@tried(50)
def test_a_text_compared_with_itself_is_unchanged(text: Text) -> None:
    comparison = compare_paragraphs(text, text)
    assert comparison.change_class is ChangeClass.NONE
    assert all(change.kind is ChangeKind.UNCHANGED and change.old == change.new for change in comparison.changes)


@given(documents, documents)
@tried(100)
def test_a_comparison_spells_both_texts(old: Text, new: Text) -> None:
    assert_spells(compare_paragraphs(old, new), old, new)


@given(documents, documents)
@tried(60)
def test_swapped_texts_give_a_swapped_comparison(old: Text, new: Text) -> None:
    assert_swapped(compare_paragraphs(old, new), compare_paragraphs(new, old))


def test_swapped_texts_give_a_swapped_comparison_where_they_are_long() -> None:
    old = made_up(230)
    new = tuple(replace(found, text=found.text.replace("the", "any", n % 9)) for n, found in enumerate(old))
    new = tuple(replace(found, text=f"{found.text} again {n % 17}") for n, found in enumerate((*new[100:], *new[:100])))
    assert_swapped(compare_paragraphs(old, new), compare_paragraphs(new, old))


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.lists(st.sampled_from(NOISES), max_size=3))
@tried(50)
def test_noise_is_never_substantive(texts: list[str], noises: list[dict[int, str]]) -> None:
    old = operatives(*texts)
    noisy = old
    for noise in noises:
        noisy = tuple(replace(found, text=found.text.translate(noise)) for found in noisy)
    comparison = compare_paragraphs(old, noisy)
    assert not comparison.change_class.substantive
    assert all(change.kind is ChangeKind.UNCHANGED for change in comparison.changes)


@given(st.permutations(SENTENCES), st.integers(0, len(SENTENCES) - 1))
@tried(50)
def test_a_changed_operative_word_is_always_found(texts: list[str], place: int) -> None:
    old = operatives(*texts)
    changed = old[place].text[:-1] + " zzyzx."
    new = tuple(replace(found, text=changed) if n == place else found for n, found in enumerate(old))
    assert compare_paragraphs(old, new).change_class is ChangeClass.OPERATIVE


@pytest.mark.shared
def test_the_laws_hold_on_real_revisions(shared: Path) -> None:
    for path in sorted((shared / "gold" / "revisions").glob("*-renewal.old.txt")):
        old = paragraphs(path.read_text("utf-8"))
        new = paragraphs(path.with_name(path.name.replace(".old.", ".new.")).read_text("utf-8"))
        there, back = compare_paragraphs(old, new), compare_paragraphs(new, old)
        assert_spells(there, old, new)
        assert_spells(back, new, old)
        assert_swapped(there, back)


@pytest.mark.shared
@pytest.mark.usefixtures("shared")
def test_the_laws_hold_on_a_sample_of_real_pairs() -> None:
    for _, *paths in pairs(every=80):
        texts = [(CORPUS / path).read_text("utf-8", "replace") for path in paths]
        old, new = map(structure, texts)
        assert (paths, broken(old, new)) == (paths, [])
        assert all(quotes(text, found.paragraphs) for text, found in zip(texts, (old, new), strict=True))
