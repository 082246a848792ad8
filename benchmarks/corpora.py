"""The texts that stand beside the project: where each is, its language and its symbol, as file names tell them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus"

_COUNCIL_NAME = re.compile(r"S_RES_0*(\d+)_(\d{4})")
_OTHER_NAME = re.compile(r"[A-Z][A-Z0-9.]*(?:_[A-Z0-9.\-]+)+")


@dataclass(frozen=True)
class Held:
    """A text of the corpus: its path there, its language, its own symbol or none, and its words."""

    path: str
    language: str
    symbol: str | None
    text: str


def texts() -> Iterator[Held]:
    """Every text of the corpus, in the order of paths. Tables, pages and pictures are left out."""
    for path in sorted((*CORPUS.rglob("*.txt"), *CORPUS.rglob("*.json"), *CORPUS.rglob("*.testset.??"))):
        held = read(str(path.relative_to(CORPUS)))
        if held.text:
            yield held


def read(path: str, language: str | None = None) -> Held:
    """One text of the corpus. Its words are empty when it is no text but a table."""
    tag = language or _language(path)
    text = (CORPUS / path).read_text(encoding="utf-8", errors="replace")
    if path.endswith(".json"):
        found = json.loads(text)
        text = found.get("Content") or "" if isinstance(found, dict) else ""
    if tag == "zh":
        tag = script(text)
    return Held(path, tag, _symbol(Path(path).name), text)


def script(text: str) -> str:
    """The tag of a Chinese text."""
    return "zh-Hant" if re.search("[決號議]", text) else "zh"


def _language(path: str) -> str:
    name = Path(path).name
    named = re.match(r"(ar|en|es|fr|ru|zh)_", name) or re.search(r"\.(ar|en|es|fr|ru|zh)(?:\.txt)?$", name)
    if named:
        return named[1]
    return "fr" if "_FR." in name else "en"


def _symbol(name: str) -> str | None:
    if council := _COUNCIL_NAME.search(name):
        return f"S/RES/{council[1]}({council[2]})"
    bare = re.sub(r"(?:-EN)?(?:\.(?:ar|en|es|fr|ru|zh))?\.(?:txt|json)$", "", name)
    found = _OTHER_NAME.match(bare)
    return found[0].replace("_", "/") if found and found[0][0] in "ASE" else None
