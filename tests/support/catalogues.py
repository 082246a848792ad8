"""The catalogues of translations as the code wants them. ``python -m tests.support.catalogues`` (``make words``) takes
new and changed sentences into them, untranslated, and drops those that nothing says any more."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from monitor.words.wording import LANGUAGES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "monitor" / "words" / "locale"
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
KEYWORDS = {"phrase": None, "phrased": None, "counted": (1, 2), "named": ((1, "c"), 2)}

_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]

_HEADER = r"""# The words of messages; their English stands in the code. docs/messages.md says how to change them.
msgid ""
msgstr ""
"Language: {language}\n"
"Plural-Forms: {forms}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def extracted() -> Catalog:
    """Everything that messages and pages say, as the code and the templates have it."""
    template = Catalog()
    for file, _, message, _, context in extract_from_dir(ROOT / "monitor", _METHODS, keywords=KEYWORDS):
        template.add(message, locations=[(f"monitor/{file}", 0)], context=context)
    return template


def catalogue(language: str) -> Catalog:
    """A language's translations as they stand in their file."""
    with (FOLDER / f"{language}.po").open("rb") as lines:
        return read_po(lines, locale=language)


def renewed(language: str, template: Catalog) -> str:
    """The file of a language brought up to the code: what is translated stays, the rest is empty or gone."""
    translations = catalogue(language)
    translations.update(template, no_fuzzy_matching=True)
    written = BytesIO()
    write_po(written, translations, width=110, omit_header=True, ignore_obsolete=True, include_lineno=False)
    header = _HEADER.replace("{language}", language).replace("{forms}", translations.plural_forms)
    return header + written.getvalue().decode("utf-8").strip() + "\n"


if __name__ == "__main__":
    wanted = extracted()
    for one in TRANSLATED:
        (FOLDER / f"{one}.po").write_text(renewed(one, wanted), encoding="utf-8")
