"""What happens in the demonstration: what the publisher does, what we say about it, which alert must come."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from monitor.demo.publisher import Publisher, Weather
from monitor.intents import EventType

FIRST: Final = "S/RES/9001(2099)"
SECOND: Final = "S/RES/9002(2099)"
THIRD: Final = "S/RES/9003(2099)"
ENGLISH_PAGE: Final = "United Nations Security Council Resolution {number}"
CHINESE_PAGE: Final = "联合国安理会第{number}号决议"


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert that must arrive: of this type, about this work."""

    type: EventType
    symbol: str

    def __str__(self) -> str:
        return f"{self.type.value.replace('_', ' ')}, {self.symbol}"


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that the publisher does. ``alert`` is what must come of it; ``breaks``: the source must fail."""

    told: str
    act: Callable[[Publisher], None]
    alert: Alert | None = None
    breaks: bool = False


def document(name: str) -> str:
    """A made-up resolution as wikitext."""
    return files("monitor.demo").joinpath(f"documents/{name}.wiki").read_text(encoding="utf-8")


def prologue(publisher: Publisher) -> None:
    """What was there before the watch began, of which nobody must be told."""
    publisher.wikis["en"].publish(ENGLISH_PAGE.format(number=9001), document("en_9001"))


def _bring_out(language: str, page: str, number: int, name: str) -> Callable[[Publisher], None]:
    def act(publisher: Publisher) -> None:
        publisher.wikis[language].publish(page.format(number=number), document(name))

    return act


def _turn(weather: Weather) -> Callable[[Publisher], None]:
    def act(publisher: Publisher) -> None:
        publisher.weather = weather

    return act


SCENES: Final = (
    Scene(
        "The publisher brings out resolution 9002, which extends the mandate of 9001.",
        _bring_out("en", ENGLISH_PAGE, 9002, "en_9002"),
        Alert(EventType.NEW, SECOND),
    ),
    Scene(
        "It reissues 9002 for technical reasons: a year is corrected, a paragraph inserted, the list renumbered.",
        _bring_out("en", ENGLISH_PAGE, 9002, "en_9002_reissued"),
        Alert(EventType.REISSUED, SECOND),
    ),
    Scene(
        "The Chinese text of 9002 comes out.",
        _bring_out("zh", CHINESE_PAGE, 9002, "zh_9002"),
        Alert(EventType.LANGUAGE_ADDED, SECOND),
    ),
    Scene("The publisher breaks down (503) …", _turn(Weather.DOWN), breaks=True),
    Scene(
        "… brings out resolution 9003 while nobody can see it …",
        _bring_out("en", ENGLISH_PAGE, 9003, "en_9003"),
    ),
    Scene("… answers with a web page where data was asked for …", _turn(Weather.CONFUSED), breaks=True),
    Scene("… and comes back. Nothing is lost.", _turn(Weather.FINE), Alert(EventType.NEW, THIRD)),
)
