"""The make-believe sites of a storm, what they publish, and what is really there.

A resolution of the Council or the Assembly stands in a table, on a feed and in a press release, and its texts are in
the Official Document System; a Wikisource transcribes other resolutions, which are nowhere else.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Final

from monitor.demo.papers_of_storm import paper
from monitor.demo.sites.feeds import Feeds
from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.ods import Filed, MakeBelieveOds
from monitor.demo.sites.papers import docx_of
from monitor.demo.sites.press import PressService, Release
from monitor.demo.sites.wiki import WikiSite
from monitor.demo.wiki import Wiki
from sources.listings_sites import session_on

BEGIN: Final = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
FIRST: Final = {"S": 2820, "A": 101, "wiki": 2860}
MOST_WORKS: Final = 6
"""Of each organ, and of the wiki."""
LANGUAGES: Final = ("en", "fr")
OTHER: Final = "E/2021/L.22"
FEEDS: Final = {"S": "scdocs", "A": "gadocs"}
RELEASES: Final = {"S": "sc", "A": "ga"}
PAGE: Final = "United Nations Security Council Resolution {number}"
Text = tuple[str, str]


@dataclass(slots=True)
class Sites:
    """The sites, and the truth: the issues of each text, the last one last; when each work was adopted; the files of
    texts that were taken away, and those that ever were."""

    chance: random.Random
    now: datetime = BEGIN
    register: Register = field(
        default_factory=lambda: Register(periods={str(BEGIN.year), str(session_on(BEGIN.date()))})
    )
    ods: MakeBelieveOds = field(default_factory=MakeBelieveOds)
    feeds: Feeds = field(default_factory=Feeds)
    press: PressService = field(default_factory=PressService)
    wiki: WikiSite = field(init=False)
    issues: dict[Text, list[int]] = field(default_factory=dict)
    days: dict[str, datetime] = field(default_factory=dict)
    away: dict[Text, Filed] = field(default_factory=dict)
    ever_away: set[Text] = field(default_factory=set)
    _issue: int = 0

    def __post_init__(self) -> None:
        self.wiki = WikiSite(Wiki(lambda: self.now))

    def open(self) -> None:
        """What is there before the watch begins: another organ's document, a feed's oldest item, a release."""
        for language in LANGUAGES:
            self.ods.publish(OTHER, language, paper(OTHER, language, 0, BEGIN))
        for organ, name in FEEDS.items():
            self.feeds.publish(name, f"{organ}/2026/1", BEGIN)
        self.press.publish(Release("sc15999", "A briefing on harbours", "Members of the Council spoke.", BEGIN))

    def act(self) -> str:
        """Something is published, changed, taken away, or not; in words."""
        return self.chance.choice(list(self._acts()))()

    def settle(self) -> None:
        """All that was taken away comes back, and every page is as it should be."""
        for text in list(self.away):
            self._put_back(text)
        self.feeds.rewind(None)

    @property
    def official(self) -> list[Text]:
        """The texts in the Official Document System."""
        return [text for text in self.issues if not self._is_wiki(text[0]) and text not in self.away]

    def _acts(self) -> Iterator[Callable[[], str]]:
        yield from (lambda: "the publishers rest",) * 3
        for organ in ("S", "A"):
            if len(self._works(organ)) < MOST_WORKS:
                yield partial(self._publish, organ)
                yield partial(self._adopt, organ)
        unissued = [one for one in self.days if not self._is_wiki(one) and (one, "en") not in self.issues]
        if unissued:
            yield lambda: self._issue_text(self.chance.choice(unissued))
        bare = [
            (one, "fr") for one, language in self.issues if not self._is_wiki(one) and (one, "fr") not in self.issues
        ]
        if bare:
            yield lambda: self._file(self.chance.choice(bare), "translates")
        if self.official:
            yield lambda: self._file(self.chance.choice(self.official), "reissues")
            yield lambda: self._file(self.chance.choice(self.official), "amends")
            yield lambda: self._take_away(self.chance.choice(self.official))
        if self.away:
            yield lambda: self._put_back(self.chance.choice(list(self.away)))
        yield self._transcribe

    def _works(self, organ: str) -> list[str]:
        return [one for one in self.days if one.startswith(f"{organ}/") and not self._is_wiki(one)]

    @staticmethod
    def _is_wiki(symbol: str) -> bool:
        return symbol.startswith("S/RES/286")

    # ---- resolutions -----------------------------------------------------------------------------------------------

    def _publish(self, organ: str) -> str:
        symbol = self._adopted(organ)
        return self._issue_text(symbol)

    def _adopt(self, organ: str) -> str:
        return f"{self._adopted(organ)} is adopted"

    def _adopted(self, organ: str) -> str:
        """A resolution without a text: a row without a link, and a release."""
        number = FIRST[organ] + len(self._works(organ))
        year = f"({self.now.year})"
        symbol = f"S/RES/{number}{year}" if organ == "S" else f"A/RES/{session_on(self.now.date())}/{number}"
        self.days[symbol] = self.now
        printed = symbol.replace("(", " (")
        self.register.adopt(Line(printed, f"Lanterns {symbol}", self.now.date()))
        said = f"It adopted a resolution on lanterns (to be issued as document {printed})."
        self.press.publish(Release(f"{RELEASES[organ]}{16_000 + number}", "Lanterns are lit", said, self.now))
        return symbol

    def _issue_text(self, symbol: str) -> str:
        self.register.issue(symbol.replace("(", " ("))
        return self._file((symbol, "en"), "publishes")

    def _file(self, text: Text, verb: str) -> str:
        symbol, language = text
        files = {"docx": docx_of(paper(symbol, language, self._numbered(text), self.days[symbol]))}
        if verb == "amends":
            self.ods.refile(symbol, language, self.ods.filed(symbol, language).job, files)
            return f"the publisher amends {symbol} ({language}) and says nothing"
        self.ods.publish(symbol, language, files=files)
        self.feeds.publish(FEEDS[symbol[0]], symbol, self.now)
        return f"the publisher {verb} {symbol} ({language})"

    def _take_away(self, text: Text) -> str:
        self.away[text] = self.ods.filed(*text)
        self.ever_away.add(text)
        self.ods.withdraw(*text)
        return f"{text[0]} ({text[1]}) is taken away"

    def _put_back(self, text: Text) -> str:
        filed = self.away.pop(text)
        self.ods.refile(*text, filed.job, filed.files)
        return f"{text[0]} ({text[1]}) is put back"

    def _numbered(self, text: Text) -> int:
        self._issue += 1
        self.issues.setdefault(text, []).append(self._issue)
        return self._issue

    # ---- transcriptions --------------------------------------------------------------------------------------------

    def _transcribe(self) -> str:
        """A new transcription, or a correction of one."""
        held = [one for one in self.days if self._is_wiki(one)]
        if held and (len(held) >= MOST_WORKS or self.chance.random() < 0.4):
            symbol = self.chance.choice(held)
        else:
            symbol = f"S/RES/{FIRST['wiki'] + len(held)}({self.now.year})"
            self.days[symbol] = self.now
        text = paper(symbol, "en", self._numbered((symbol, "en")), self.days[symbol])
        self.wiki.wiki.publish(self.page(symbol), text)
        return f"the wiki transcribes {symbol}"

    def page(self, symbol: str) -> str:
        """The name of a transcription's page."""
        return PAGE.format(number=symbol.removeprefix("S/RES/").partition("(")[0])

    def vandalise(self, nonsense: str) -> Callable[[], None]:
        """Overwrite a transcription; gives what repairs it, unless somebody has written the page anew meanwhile."""
        pages = [self.page(one) for one in self.days if self._is_wiki(one)]
        if not pages:
            return lambda: None
        page = self.chance.choice(pages)
        found = self.wiki.wiki.latest(page)
        good = found[1].text if found else ""
        self.wiki.wiki.publish(page, nonsense)

        def repair() -> None:
            now = self.wiki.wiki.latest(page)
            if now and now[1].text == nonsense:
                self.wiki.wiki.publish(page, good)

        return repair
