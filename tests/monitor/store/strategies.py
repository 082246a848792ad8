"""Any document at all, as far as the nouns allow it: also right-to-left, without a word, and with broken characters."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from diffing.changes import (
    Body,
    ChangeClass,
    ChangeKind,
    Citation,
    Comparison,
    Kind,
    Mark,
    Metadata,
    NoteCall,
    Paragraph,
    ParagraphChange,
    Part,
    Piece,
    Run,
    Structure,
)
from monitor.intents import Arrival, Event, EventType, Mode, Watched
from monitor.subscribing import AtLeast, Chain, Near, Rule
from sources.documents import Validators

SCRIPTS = "aZ9 .()/\n'\"\\%\u0661\u0645\u0301决議\U0001f54a\u202e\ufeff"
words = st.text(st.one_of(st.sampled_from(SCRIPTS), st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
broken = st.text(st.one_of(st.sampled_from("\0\ud800\udfff"), st.characters()), max_size=20)
some_words = st.none() | words
word_lists = st.lists(words, max_size=3).map(tuple)
offsets = st.integers(0, 2**31 - 1)
moments = st.datetimes(timezones=st.just(UTC))
some_dates = st.none() | st.dates()

pieces = st.builds(Piece, offsets, offsets, words)
calls = st.builds(NoteCall, words, offsets, some_words)
paragraphs = st.builds(
    Paragraph,
    path=words,
    part=st.sampled_from(Part),
    number=some_words,
    verb=some_words,
    text=words,
    pieces=st.lists(pieces, max_size=3).map(tuple),
    calls=st.lists(calls, max_size=2).map(tuple),
    flags=word_lists,
)
citations = st.builds(
    Citation,
    target=some_words,
    kind=st.sampled_from(Kind),
    printed=words,
    paragraph=words,
    part=st.sampled_from(Part),
    start=offsets,
    end=offsets,
    relation=words,
    verb=some_words,
    pinpoint=some_words,
    stated_date=some_dates,
    candidates=word_lists,
    flags=word_lists,
    places=word_lists,
    via=word_lists,
    listed=offsets,
)
metadata = st.builds(
    Metadata,
    body=st.none() | st.sampled_from(Body),
    kind=st.none() | st.sampled_from(Kind),
    symbol=some_words,
    symbols_printed=word_lists,
    adopted_on=some_dates,
    masthead_on=some_dates,
    session=some_words,
    meeting=st.none() | offsets,
    agenda_item=some_words,
    title=some_words,
    draft=some_words,
    report=some_words,
    asterisks=st.integers(0, 9),
    reissue_note=some_words,
)
changes = st.builds(
    ParagraphChange,
    kind=st.sampled_from(ChangeKind),
    old=word_lists,
    new=word_lists,
    moved=st.booleans(),
    change_class=st.sampled_from(ChangeClass),
    words=st.lists(st.builds(Run, st.sampled_from(Mark), words), max_size=3).map(tuple),
    old_numbers=st.lists(some_words, max_size=2).map(tuple),
    new_numbers=st.lists(some_words, max_size=2).map(tuple),
    evidence=word_lists,
)
comparisons = st.builds(Comparison, st.lists(changes, max_size=3).map(tuple), st.sampled_from(ChangeClass))
validators = st.builds(Validators, some_words, some_words, some_words)
watched = st.builds(
    Watched,
    source=words,
    address=words,
    symbol=some_words,
    language=some_words,
    validators=validators,
    content_sha256=some_words,
    absences=offsets,
    failures=offsets,
    next_check_at=st.none() | moments,
    last_error=some_words,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=6,
)
at_least = st.builds(AtLeast, st.integers(1, 5), word_lists)
chains = st.builds(Chain, words, st.integers(1, 4))
rules = st.builds(
    Rule,
    symbols=word_lists,
    series=word_lists,
    cites=word_lists,
    relations=word_lists,
    cites_at_least=st.none() | at_least,
    chain=st.none() | chains,
    bodies=st.lists(st.sampled_from(Body), max_size=2).map(tuple),
    kinds=st.lists(st.sampled_from(Kind), max_size=2).map(tuple),
    actors=word_lists,
    mentions=word_lists,
    subjects=word_lists,
    countries=word_lists,
    words=word_lists,
    near=st.none() | st.builds(Near, word_lists, st.integers(0, 200)),
    verbs=word_lists,
    votes=word_lists,
    event_types=st.lists(st.sampled_from(EventType), max_size=2).map(tuple),
    languages=word_lists,
)


@st.composite
def arrivals(draw: Callable[..., Any]) -> Arrival:
    content = draw(st.binary(max_size=50))
    language = draw(words)
    structure = Structure(language, draw(metadata), tuple(draw(st.lists(paragraphs, max_size=3))), draw(word_lists))
    return Arrival(
        source=draw(words),
        official=draw(st.booleans()),
        address=draw(words),
        mode=draw(st.sampled_from(Mode)),
        symbol=draw(words),
        own_key=draw(st.booleans()),
        language=language,
        content=content,
        content_sha256=sha256(content).hexdigest(),
        media_type=draw(words),
        headers=tuple(draw(st.lists(st.tuples(words, words), max_size=2))),
        validators=draw(validators),
        retrieved_at=draw(moments),
        text=draw(broken | words),
        structure=structure,
        citations=tuple(draw(st.lists(citations, max_size=3))),
        fingerprint=draw(words),
        derived_by=draw(words),
        aliases=draw(word_lists),
    )


@st.composite
def events(draw: Callable[..., Any], key: str, now: datetime) -> Event:
    return Event(
        key=key,
        type=draw(st.sampled_from(EventType)),
        symbol=draw(words),
        language=draw(some_words),
        source=draw(words),
        at=draw(moments),
        data=draw(st.dictionaries(words, json_values, max_size=3)),
    )
