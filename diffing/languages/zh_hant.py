"""Chinese in traditional characters."""

from diffing.languages.words import Citing, Language, Layout

LAYOUT = Layout()

CITING = Citing()

LANGUAGE = Language("zh-Hant", LAYOUT, CITING)
