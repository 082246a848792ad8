"""What somebody asked for, in words of a language."""

from monitor.consent.asking import Asked, Wish
from monitor.words.wording import Wording, named, one_symbol
from notifiers.messages import Line

WISHES = {
    Wish.SECURITY_COUNCIL: named("what messages are about", "resolutions of the Security Council"),
    Wish.GENERAL_ASSEMBLY: named("what messages are about", "resolutions of the General Assembly"),
    Wish.HUMAN_RIGHTS_COUNCIL: named("what messages are about", "resolutions of the Human Rights Council"),
    Wish.ECONOMIC_AND_SOCIAL_COUNCIL: named(
        "what messages are about", "resolutions of the Economic and Social Council"
    ),
    Wish.CITES: named("what messages are about", "texts that cite one document"),
    Wish.WORK: named("what messages are about", "one document and its changes"),
}
_OF_THIS = {
    Wish.CITES: named("what messages are about", "texts that cite {symbol}"),
    Wish.WORK: named("what messages are about", "{symbol} and its changes"),
}


def in_words(asked: Asked, words: Wording) -> Line:
    """What the messages will be about: ``texts that cite S/RES/1373(2001)``."""
    if asked.wish in _OF_THIS and asked.symbol:
        return words.phrase(_OF_THIS[asked.wish], symbol=one_symbol(asked.symbol))
    return words.phrase(WISHES[asked.wish])
