"""One spelling for Chinese characters of either script, for comparing and searching copies only.

The table is OpenCC's own, read through its converters once: a conversion of every character by itself, from the
variants of Hong Kong and Taiwan to traditional and on to simplified. Where OpenCC chooses by the word, both
characters are taken for one (diffing.md 3.1): wider than a conversion, and never shown to anybody.
"""

from functools import cache

_IDEOGRAPHS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
_CHOSEN_BY_THE_WORD = dict(zip("藉瞭著覆夥沈畫画甦俱彷幺祇衹哩", "借了着复伙沉划划苏具仿么只只里", strict=True))


@cache
def _simplified() -> dict[str, str]:
    from opencc import OpenCC  # costs some 20 ms, which a text without Chinese need not pay

    characters = [chr(code) for block in _IDEOGRAPHS for code in block]
    converted = "\n".join(characters)
    for configuration in ("hk2t", "tw2t", "t2s"):
        converted = OpenCC(configuration).convert(converted)
    pairs = zip(characters, converted.split("\n"), strict=True)
    chosen = ((old, _CHOSEN_BY_THE_WORD.get(new, new)) for old, new in pairs)
    return {old: new for old, new in chosen if new != old}


def one_script(character: str) -> str:
    """The character that stands for this one and its variants in the other script; itself when it has none.

    Equal for equal words of both scripts, so that a traditional text and its simplified copy compare as one.
    """
    return _simplified().get(character, character)
