"""English."""

from diffing.languages.words import Citing, Language, Layout

LAYOUT = Layout()

CITING = Citing()

LANGUAGE = Language("en", LAYOUT, CITING)
