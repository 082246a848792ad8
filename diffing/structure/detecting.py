"""Tell a text's language from its letters and small words (reference: dependencies.md part 6)."""

import re
from collections import Counter
from functools import cache

from diffing.languages import Language, language, tags

_SAMPLE = 8_000
_STEP = 4
"""Every fourth character is enough to tell the script."""
_SCRIPTS = {
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+"),
    "han": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+"),
    "cyrillic": re.compile("[\u0400-\u04ff]+"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f]+"),
}
_WEIGHTS = {"han": 2}
_OWN_LETTER = 0.7
"""What a letter that only one language of a script uses counts beside a small word."""


def detect_language(text: str) -> str | None:
    """The tag of the language that a text is most likely in, None when it has no letters. Reads the beginning."""
    sample = text[:_SAMPLE]
    spread = sample[::_STEP]
    counts = {
        script: sum(map(len, found.findall(spread))) * _WEIGHTS.get(script, 1) for script, found in _SCRIPTS.items()
    }
    script = max(counts, key=lambda name: counts[name])
    spoken = [spoken for spoken in _all() if spoken.layout.script == script]
    if not counts[script] or not spoken:
        return None
    if len(spoken) == 1:
        return spoken[0].tag
    words = Counter(sample.casefold().split())
    return max(spoken, key=lambda each: _score(each, sample, words)).tag


@cache
def _all() -> tuple[Language, ...]:
    return tuple(language(tag) for tag in tags())


def _score(spoken: Language, sample: str, words: Counter[str]) -> float:
    layout = spoken.layout
    return sum(words[word] for word in layout.stop_words) + _OWN_LETTER * sum(map(sample.count, layout.own_letters))
