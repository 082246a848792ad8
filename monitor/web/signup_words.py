"""What the pages say on which anybody may ask for messages and confirm that, in the reader's language."""

from monitor.consent.asking import OF_ONE_WORK
from monitor.consent.wishes import WISHES
from monitor.web.reader_words import RHYTHMS
from monitor.web.tongues import NAMES
from monitor.words.wording import Wording


def form_words(words: Wording) -> dict[str, str]:
    """The form, and what follows it."""
    return {
        "title": words.phrased("Get messages by mail"),
        "intro": words.phrased("A letter with a link will ask you to confirm. Nothing else is sent before you do."),
        "address": words.phrased("Mail address"),
        "wish": words.phrased("What about"),
        "symbol": words.phrased("Symbol of the document, for the last two"),
        "language": words.phrased("Language of the messages"),
        "rhythm": words.phrased("How often"),
        "button": words.phrased("Send me the letter"),
        "kept": words.phrased(
            "Kept: this address, what you ask for, and when you asked and confirmed. Not confirmed within seven "
            "days, all of it is deleted. Every message has a link that ends them."
        ),
        "asked": words.phrased(
            "If this address can get mail, a letter is on its way to it. Press the button behind its link within 48 "
            "hours."
        ),
        "wrong_address": words.phrased("That is no mail address that can be used."),
        "wrong_symbol": words.phrased("That is no symbol of a document, such as S/RES/1373(2001)."),
        "wrong": words.phrased("That could not be understood: choose once more."),
        "often": words.phrased("Too much was asked for from your network. Try again in an hour."),
    }


def choices(words: Wording) -> dict[str, dict[str, str]]:
    """The options of the form's lists, by the value that they send."""
    wishes = sorted(WISHES.items(), key=lambda one: one[0] in OF_ONE_WORK)
    return {
        "wish": {wish.value: words.phrased(text) for wish, text in wishes},
        "language": NAMES,
        "rhythm": {rhythm: words.phrased(text) for rhythm, text in RHYTHMS.items()},
    }


def confirm_words(words: Wording, about: str, address: str) -> dict[str, str]:
    """The page behind the letter's link: before and after the button was pressed."""
    return {
        "title": words.phrased("Do you want these messages?"),
        "asks": words.phrased(
            "Messages about {what} will go to {address}. Nothing happens before you press the button.",
            what=about,
            address=address,
        ),
        "button": words.phrased("Yes, send them"),
        "confirmed": words.phrased(
            "It is done: messages about {what} will go to {address}.", what=about, address=address
        ),
        "before": words.phrased("This was confirmed before. Nothing was changed."),
    }
