"""What the engines must be told about a language: the shape of a language file.

Strings called patterns are regular expressions, matched without regard to case against text in which every
character was folded one to one (full-width to ASCII, no-break space to space); they hold no capturing groups.

There is one of each per language, told apart by identity: what is made of them is remembered by them.
"""

from dataclasses import dataclass

from diffing.changes import Body


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """How a document of this language is laid out (reference: citations.md parts 3.2 and 4).

    Its patterns may hold the named groups that are mentioned here, and no other groups.

    Telling the language: ``script`` is ``latin``, ``cyrillic``, ``arabic`` or ``han``; ``stop_words`` are frequent
    words, ``own_letters`` characters that hardly another language of the script uses.

    Numbers and dates: ``months`` are twelve patterns; ``dates`` are patterns with ``day``, ``month`` and ``year``
    where ``MONTH`` stands for any month; ``numerals`` are words whose values add up (``seventy`` and ``eighth``).

    The head: ``organs`` pairs a body with the pattern of its organ line, ``subsidiary`` is the organ line of any
    other organ that adopts texts. ``distribution`` opens the line whose date is the masthead's; ``masthead`` is any
    other line of it. ``session`` holds the group ``session``, ``special_session`` and ``emergency_session`` too,
    ``agenda_item`` the group ``item``, ``meeting`` the group ``meeting``. ``adoption`` is a line that says who
    adopted the text when. ``numbered`` is a heading that names the resolution by ``number``, with the ``year`` of a
    Council resolution or the ``session`` of an Assembly one if it says them.
    ``drafts`` is a line that calls the text a draft, ``declarations`` a title of a text that is not a resolution,
    ``statements`` the sentence that opens a presidential statement, ``reissued`` the note of a reissue.

    The body: ``preamble_leads`` and ``operative_leads`` are patterns of the verb that opens a paragraph, with the
    adverbs before it in ``adverbs``. ``phrases`` are patterns, in lower case, of verbs of several words ("takes note"),
    the longer before the shorter; ``manners`` may stand behind any verb ("with concern"), ``clauses``, with their
    comma, before an operative one ("Acting under Chapter VII,"). ``letters`` are the labels of sub-paragraphs in order,
    ``part_letters`` the
    names of lettered parts where those are not one capital letter. ``end_marks`` are the characters that end a
    paragraph, ``commas`` those of them that end one only in the preamble. ``conjunctions`` may follow the end mark
    of a sub-paragraph. ``counted`` are words before a number that is no note call. ``note_leads`` open a note,
    ``note_sources`` one that lost its mark: hardly anything else opens so. ``annexes`` is a whole heading line,
    ``closings`` a line after the last paragraph. ``sections`` is the heading of a numbered section.

    Furniture: ``furniture`` is a whole line that no reader of the resolution needs, ``wiki_heads`` one that shows
    that all before the organ line is a page's navigation, ``licences`` the first line of a licence.
    """

    script: str = "latin"
    stop_words: tuple[str, ...] = ()
    own_letters: str = ""
    spaced: bool = True
    lower_case_leads: bool = False
    months: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    numerals: tuple[tuple[str, int], ...] = ()
    organs: tuple[tuple[Body, str], ...] = ()
    subsidiary: str = ""
    distribution: str = ""
    masthead: tuple[str, ...] = ()
    session: str = ""
    special_session: str = ""
    emergency_session: str = ""
    agenda_item: str = ""
    meeting: str = ""
    adoption: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    drafts: str = ""
    declarations: str = ""
    statements: str = ""
    reissued: str = ""
    preamble_leads: str = ""
    operative_leads: str = ""
    adverbs: str = ""
    clauses: str = ""
    phrases: str = ""
    manners: str = ""
    letters: str = "abcdefghijklmnopqrstuvwxyz"
    part_letters: tuple[str, ...] = ()
    end_marks: str = ",;:.!?"
    commas: str = ","
    conjunctions: str = ""
    counted: str = ""
    note_leads: str = ""
    note_sources: str = ""
    annexes: str = ""
    closings: tuple[str, ...] = ()
    sections: str = ""
    furniture: tuple[str, ...] = ()
    wiki_heads: str = ""
    licences: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Citing:
    """How a text of this language names other documents (reference: citations.md part 3).

    Patterns, unless said otherwise; an empty one matches nothing.

    ``singular``, ``plural``: the noun "resolution"; a language with one form for both calls it plural.
    ``acronyms``: the series of an organ, and a word that is the organ and the noun at once: ``UNSCR``.
    ``decision``: the noun "decision". ``rival``: words that claim the number right after them for something else.
    ``noun_follows``: the noun stands after the number. ``number_sign`` stands before a number (``No.``),
    ``number_end`` after it. ``dotted``: a dot may stand after the thousands of a number, as in ``1.973``.
    ``draft``: words that make the noun a draft, beside it.

    ``organs``: the prefix of an organ's series (``S``, ``A``, ``A/HRC``) and how the organ is named. ``foreign``:
    bodies whose series we do not know. ``reported``: a part of a document, right before the noun of a text that stands
    in it: ``chap. I, resolution 1``. ``own``: possessives, ``own_noun``: how the noun ends where it holds one, of
    the council that speaks. ``council``: "the Council", where the context tells which one. ``organ_follows``: the organ
    stands after the number, ``organ_link`` between them, always where it is ``organ_linked``.

    ``united_nations``: the Organization between noun and number, where organs may stand there.

    ``conjunction``, ``through``: "and" in lists, "to" in ranges of letters. ``letters``: the names of lettered parts
    in order, A first, where they are not Latin letters. ``sessions``: a printed session mark and what it means
    (``S-``, ``ES-`` or nothing). ``numeral``: a character of a number that is written out. ``runs_left``: the writing
    does, so that copies may print number and year in the wrong order.

    ``year_word``: what follows a number that is a year. ``date_link`` joins a number to the date after it,
    ``day_link`` the organ behind the number to a date after that; ``date_precedes``: dates stand before the number, and
    ``date_tie`` is what may stand between them besides organs, ``date_subject`` what the document is about.
    ``clause_end``: what ends a clause, ``phrase_end`` a shorter run of words, in which a date is that of the symbol
    after it.

    ``committee``: a committee called by a ``NUMBER``. ``established``: the words that tie a committee to the
    resolutions that set it up, ``established_follows``: after them. ``pinpoint``: words that name a place in a
    document; ``pinpoint_follows``: after its number, else ``pinpoint_link`` joins them, with ``operative_part`` before
    it, and ``preamble`` before or after it; ``pinpoint_after`` is the short form of those words, which follows a number
    in a note. ``counted``: a paragraph as it stands beside an ordinal: ``the third paragraph``. ``annex``: an annex
    named after the resolution. ``places``: what the words of a pinpoint mean (``op``, ``section``, ``article``,
    ``chapter``, ``annex``, ``part``).

    ``verbs``: relations and the verbs that make them, of the paragraph or of a clause; ``frames``: relations and the
    words just before a citation that make them, ``frames_after`` right after it. ``acts``: verbs, in the active voice,
    that change another document (``extends``, ``amends``, ``terminates``, ``supersedes``), before it, ``acts_after``
    after it; ``deciding``: lead verbs under which they do. ``decided``: words before a citation that tell that a
    decision is restated, ``decided_after`` right after it. ``sweeping``: all that was decided earlier, without saying
    where: "all previous measures".

    Words that name a document without its number: ``itself`` the document that speaks, ``that_one`` the one named
    before, ``those`` the list named before, ``ibid`` the source of the note before. ``instruments``: a symbol, the full
    name of what it adopted, and a short name that means it once the full one was said (or nothing). ``titled``: a
    name in marks of its own right before a call to a note.
    """

    singular: str = ""
    plural: str = ""
    acronyms: tuple[tuple[str, str], ...] = ()
    decision: str = ""
    rival: str = ""
    noun_follows: bool = False
    number_sign: str = ""
    number_end: str = ""
    dotted: bool = False
    draft: str = ""
    organs: tuple[tuple[str, str], ...] = ()
    foreign: str = ""
    reported: str = ""
    own: str = ""
    council: str = ""
    own_noun: str = ""
    organ_follows: bool = False
    organ_link: str = ""
    organ_linked: bool = False
    conjunction: str = ""
    through: str = ""
    letters: tuple[str, ...] = ()
    sessions: tuple[tuple[str, str], ...] = ()
    numeral: str = ""
    runs_left: bool = False
    united_nations: str = ""
    year_word: str = ""
    date_link: str = ""
    day_link: str = ""
    date_tie: str = ""
    date_subject: str = ""
    date_precedes: bool = False
    phrase_end: str = r"[,;:。、]"
    clause_end: str = r"[;:]|\.\s"
    committee: str = ""
    established: str = ""
    established_follows: bool = False
    pinpoint: str = ""
    pinpoint_follows: bool = False
    pinpoint_link: str = ""
    pinpoint_after: str = ""
    operative_part: str = ""
    preamble: str = ""
    counted: str = ""
    annex: str = ""
    places: tuple[tuple[str, str], ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    frames: tuple[tuple[str, str], ...] = ()
    frames_after: tuple[tuple[str, str], ...] = ()
    acts: tuple[tuple[str, str], ...] = ()
    acts_after: tuple[tuple[str, str], ...] = ()
    deciding: str = ""
    decided: str = ""
    decided_after: str = ""
    sweeping: str = ""
    itself: str = ""
    that_one: str = ""
    those: str = ""
    ibid: str = ""
    instruments: tuple[tuple[str, str, str], ...] = ()
    titled: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Comparing:
    """How a text of this language points at paragraphs of its own (patterns over clean copies, diffing.cleaning).

    ``before`` is what stands before the number of a paragraph, ``after`` what follows it; either may be empty.
    ``between`` is what joins several numbers: ``paragraphs 3, 4 and 5``. ``elsewhere`` shows that the paragraph is one
    of another document: ``paragraph 4 of resolution``.
    """

    before: str = ""
    after: str = ""
    between: str = ","
    elsewhere: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Correcting:
    """How a corrigendum in this language says for which languages it is (patterns, without regard to case).

    ``languages``: tags and what those languages are called in this one. ``only`` shows in a line with such names that
    it is for these, ``not_for`` that it is for all but these.
    """

    languages: tuple[tuple[str, str], ...] = ()
    only: str = ""
    not_for: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language (or script of a language): its BCP 47 tag and all that the engines need to know of it.

    A variety of a language has its tag with ``-x-`` and a name, and is read in its place where a text has its ``marks``
    (a pattern): so that texts which lack these do not pay for it.
    """

    tag: str
    layout: Layout
    citing: Citing
    comparing: Comparing = Comparing()
    correcting: Correcting = Correcting()
    marks: str = ""
