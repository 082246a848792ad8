"""Chinese in simplified characters."""

from diffing.languages.words import Citing, Language, Layout

LAYOUT = Layout()

CITING = Citing()

LANGUAGE = Language("zh", LAYOUT, CITING)
