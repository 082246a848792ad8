"""A make-believe Official Document System, and the source that asks it."""

from contextlib import ExitStack
from dataclasses import dataclass, field

from monitor.demo.sites.ods import MakeBelieveOds
from monitor.demo.sites.serving import Served, serving
from sources.documents import Answer, Found, Validators
from sources.ods import Ods
from sources.ods_control import Control
from sources.pacing import Pacing
from sources.web import Web
from tests.support.resolutions import resolution

SYMBOL = "S/RES/2903(2026)"
TEXT = resolution(2903)
RESOLVE, FILE = "/api/symbol/access", "/doc/"


@dataclass
class Clock:
    time: float = 1000.0

    def __call__(self) -> float:
        return self.time


@dataclass
class System:
    """A make-believe system and the source that asks it."""

    stack: ExitStack
    validators: bool = False
    formats: tuple[str, ...] = ("docx", "pdf", "doc")
    clock: Clock = field(default_factory=Clock)
    site: MakeBelieveOds = field(default_factory=MakeBelieveOds)
    served: Served = field(init=False)
    source: Ods = field(init=False)

    def __post_init__(self) -> None:
        self.served = self.stack.enter_context(serving(self.site, validators=self.validators))
        web = Web("test", private=frozenset({self.served.place}), pacing=Pacing(gap=0, in_flight=4), timeout=5)
        self.stack.enter_context(web)
        self.source = Ods(web, formats=self.formats, host=self.served.address, control=Control(self.clock))

    def fetch(self, symbol: str = SYMBOL, language: str = "en", known: Validators | None = None) -> Answer:
        (listing,) = self.source.find(symbol, language)
        return self.source.fetch(listing, known)

    def found(self, symbol: str = SYMBOL, language: str = "en", known: Validators | None = None) -> Found:
        answer = self.fetch(symbol, language, known)
        assert isinstance(answer, Found), answer
        return answer

    @property
    def asked(self) -> list[str]:
        return [request.target for request in self.served.requests]

    @property
    def files(self) -> int:
        return sum(target.startswith(FILE) for target in self.asked)
