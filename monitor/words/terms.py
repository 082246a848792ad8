"""The closed lists of words that messages are filled with: organs, languages, fates of paragraphs. Pure."""

from monitor.words.wording import named

BODIES = {
    "Security Council": named("organ", "Security Council"),
    "General Assembly": named("organ", "General Assembly"),
    "Human Rights Council": named("organ", "Human Rights Council"),
    "Economic and Social Council": named("organ", "Economic and Social Council"),
    "Trusteeship Council": named("organ", "Trusteeship Council"),
    "Counter-Terrorism Committee": named("organ", "Counter-Terrorism Committee"),
    "Secretariat": named("organ", "Secretariat"),
    "other": named("organ", "other body"),
}

KINDS = {
    "resolution": named("kind of document", "resolution"),
    "decision": named("kind of document", "decision"),
    "presidential statement": named("kind of document", "presidential statement"),
    "declaration": named("kind of document", "declaration"),
    "draft": named("kind of document", "draft"),
    "meeting record": named("kind of document", "meeting record"),
    "document": named("kind of document", "document"),
}

LANGUAGES = {
    "ar": named("language", "Arabic"),
    "en": named("language", "English"),
    "es": named("language", "Spanish"),
    "fr": named("language", "French"),
    "ru": named("language", "Russian"),
    "zh": named("language", "Chinese"),
    "zh-Hant": named("language", "traditional Chinese"),
}

TEXTS = {
    "ar": named("text in a language", "Arabic text"),
    "en": named("text in a language", "English text"),
    "es": named("text in a language", "Spanish text"),
    "fr": named("text in a language", "French text"),
    "ru": named("text in a language", "Russian text"),
    "zh": named("text in a language", "Chinese text"),
    "zh-Hant": named("text in a language", "Chinese text in traditional characters"),
}

IN_LANGUAGES = {
    "ar": named("available in", "in Arabic"),
    "en": named("available in", "in English"),
    "es": named("available in", "in Spanish"),
    "fr": named("available in", "in French"),
    "ru": named("available in", "in Russian"),
    "zh": named("available in", "in Chinese"),
    "zh-Hant": named("available in", "in Chinese (traditional characters)"),
}

NOTICES = {
    "asterisk": named("announced by", "an asterisk after the symbol"),
    "note": named("announced by", "a note of reissue"),
}

FATES = {
    "edited": named("fate of a paragraph", "edited"),
    "added": named("fate of a paragraph", "added"),
    "removed": named("fate of a paragraph", "removed"),
    "moved": named("fate of a paragraph", "moved"),
    "split": named("fate of a paragraph", "split"),
    "merged": named("fate of a paragraph", "merged"),
    "renumbered": named("fate of a paragraph", "renumbered"),
    "unchanged": named("fate of a paragraph", "unchanged"),
}

WEIGHTS = {
    "operative": named("what was changed", "operative words"),
    "date": named("what was changed", "dates, numbers or amounts"),
    "citation": named("what was changed", "citations"),
    "preamble": named("what was changed", "preambular words"),
    "note": named("what was changed", "footnotes"),
    "name": named("what was changed", "names"),
    "numbering": named("what was changed", "numbering"),
    "layout": named("what was changed", "layout or punctuation"),
    "none": named("what was changed", "none"),
}

CHECKS = {
    "paragraphs": named("what differs", "Numbers of paragraphs"),
    "citations": named("what differs", "Documents cited"),
    "dates": named("what differs", "Dates"),
    "numbers": named("what differs", "Numbers"),
}

PARTS = {
    "preamble": named("paragraphs of a part", "preambular"),
    "operative": named("paragraphs of a part", "operative"),
    "note": named("paragraphs of a part", "notes"),
    "annex": named("paragraphs of a part", "in annexes"),
}

CONFLICTS = {
    "adopted_on": named("on what sources differ", "Date of adoption"),
    "vote": named("on what sources differ", "Vote"),
    "symbol": named("on what sources differ", "Symbol"),
}

EVENTS = {
    "new": named("events asked for", "new documents"),
    "adopted": named("events asked for", "adoptions"),
    "issued": named("events asked for", "first texts"),
    "backfilled": named("events asked for", "additions to the collection"),
    "language_added": named("events asked for", "further languages"),
    "complete": named("events asked for", "texts in all six languages"),
    "reissued": named("events asked for", "reissues"),
    "changed_without_notice": named("events asked for", "changes without notice"),
    "file_changed": named("events asked for", "changed files"),
    "corrected": named("events asked for", "corrigenda"),
    "changed_by": named("events asked for", "changes by other texts"),
    "unavailable": named("events asked for", "vanished texts"),
    "available_again": named("events asked for", "texts that are back"),
    "cited_by": named("events asked for", "citations"),
    "source_conflict": named("events asked for", "disagreements of sources"),
    "languages_differ": named("events asked for", "differences between languages"),
    "our_correction": named("events asked for", "corrections by this service"),
    "overdue": named("events asked for", "overdue texts"),
    "doubtful_reading": named("events asked for", "doubtful readings"),
    "source_silent": named("events asked for", "silent sources"),
    "source_back": named("events asked for", "sources that are back"),
    "source_held": named("events asked for", "sources held back"),
}

VOTES = {
    "not unanimous": named("a vote", "not unanimous"),
    "against": named("a vote", "against"),
    "abstained": named("a vote", "abstained"),
    "absent": named("a vote", "absent"),
}

DEEDS = {
    "extends": named("what is done with a document", "extends"),
    "amends": named("what is done with a document", "amends"),
    "terminates": named("what is done with a document", "terminates"),
    "supersedes": named("what is done with a document", "supersedes"),
    "implements": named("what is done with a document", "implements"),
    "pursuant_to": named("what is done with a document", "acts pursuant to it"),
    "quotes_decision": named("what is done with a document", "quotes its decision"),
    "reaffirms": named("what is done with a document", "reaffirms"),
    "recalls": named("what is done with a document", "recalls"),
    "notes": named("what is done with a document", "notes"),
    "instrument": named("what is done with a document", "names an instrument"),
    "established_by": named("what is done with a document", "names a body that it established"),
    "provenance": named("what is done with a document", "names its own draft or report"),
    "cites": named("what is done with a document", "cites"),
}

ZONES = {
    "operative": named("where a document is cited", "operative"),
    "preamble": named("where a document is cited", "preamble"),
    "annex": named("where a document is cited", "annex"),
    "note": named("where a document is cited", "note"),
}
"""The strongest zone in which a document is cited; in this order."""

NEWLY = {
    "new_in_version": named("newly cited", "in this version"),
    "new_since_draft": named("newly cited", "since the draft"),
    "new_in_series": named("newly cited", "in its series"),
    "first_in_collection": named("newly cited", "in the collection"),
    "not_held": named("newly cited", "not held"),
}

REMARKS = {
    "year_conflict": named("remark", "the year printed is another"),
    "impossible_target": named("remark", "no such document can exist"),
    "suspect": named("remark", "may be a misprint"),
    "scope_unclear": named("remark", "does not say what it changes"),
    "unresolved": named("remark", "not resolved"),
    "truncated": named("remark", "our copy breaks off here"),
    "low_quality": named("remark", "read from a poor copy"),
    "no_verb": named("remark", "begins with no verb"),
    "repeated": named("remark", "its number stands twice"),
    "gap": named("remark", "a number is missing before it"),
    "provenance": named("remark", "its own history, not counted"),
    "established_by": named("remark", "only in a body's name"),
}
"""What is doubtful or special about a paragraph or a citation, by its flag or relation."""
