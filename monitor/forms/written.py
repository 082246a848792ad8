"""Subscriptions as people write them, in files and over the API: checked, and put into our one spelling.

The schema of ``SubscriptionsFile`` is docs/subscriptions.schema.json.
"""

from collections.abc import Sequence
from itertools import permutations
from typing import Annotated, Any, Final, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from diffing.changes import Kind
from monitor.forms import values
from monitor.forms.values import VOTES, each
from monitor.graph import RELATIONS
from monitor.intents import EventType
from monitor.judging.naming import SHORT_BODIES, spelled
from monitor.rules.phrases import searchable
from monitor.subscribing import Preference, Rhythm
from monitor.surrounding import LONGEST_CHAIN

LONGEST_NAME: Final = 200
MANY: Final = 500
"""So many values a predicate may have, and rules a subscription."""
MANY_NEAR: Final = 8
FARTHEST: Final = 200
"""Words; few paragraphs are longer."""

Many = Annotated[tuple[str, ...], BeforeValidator(values.listed), Field(max_length=MANY)]
AnyForm = TypeVar("AnyForm", bound=BaseModel)


class WrongForm(ValueError):
    """What was written cannot be a subscription; the text names the place and says what is allowed, on one line."""


def says(words: str) -> Any:
    """What the schema says of a key."""
    return Field(description=words)


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AtLeastForm(_Form):
    """At least so many of some works are cited."""

    count: int = Field(ge=1, le=MANY)
    symbols: Annotated[Many, each(spelled)]

    @model_validator(mode="after")
    def _can_be(self) -> "AtLeastForm":
        if self.count > len(set(self.symbols)):
            raise ValueError(f"count: {self.count} of {len(set(self.symbols))} works can never be cited")
        return self


class ChainForm(_Form):
    """A work, and over how many operative citations at most it is reached."""

    symbol: Annotated[str, BeforeValidator(values.text), AfterValidator(spelled)]
    distance: int = Field(ge=1, le=LONGEST_CHAIN)


class NearForm(_Form):
    """Words or phrases that stand near each other in one paragraph, in any order."""

    words: Annotated[Many, each(values.phrase), Field(min_length=2, max_length=MANY_NEAR)]
    within: int = Field(
        ge=0,
        le=FARTHEST,
        description="So many other words at most stand between the first and the last; a Chinese character is a word.",
    )

    @model_validator(mode="after")
    def _apart(self) -> "NearForm":
        spelt = {one: searchable(one) for one in self.words}
        for one, other in permutations(self.words, 2):
            if spelt[one] in spelt[other]:
                raise ValueError(f"words: {one!r} is always near {other!r}, for it stands in it; leave it out")
        return self


class RuleForm(_Form):
    """An AND of predicates; any value of a predicate will do."""

    symbols: Annotated[Many, each(spelled), says("Works.")] = ()
    series: Annotated[Many, each(spelled), says("Works: themselves, and those that follow them in their series.")] = ()
    cites: Annotated[Many, each(spelled), says("Works that the text cites.")] = ()
    relations: Annotated[Many, each(values.relation), says(f"How it cites them: {', '.join(RELATIONS)}.")] = ()
    cites_at_least: AtLeastForm | None = None
    chain: ChainForm | None = None
    bodies: Annotated[Many, each(values.body), says(f"Bodies: {', '.join(SHORT_BODIES)}, or their names.")] = ()
    kinds: Annotated[Many, each(values.kind), says(f"Kinds of document: {', '.join(Kind)}.")] = ()
    actors: Annotated[Many, each(values.actor), says("Whom the text tells to do something.")] = ()
    mentions: Annotated[Many, each(values.actor), says("Whom the text names.")] = ()
    subjects: Annotated[Many, each(values.phrase), says("Descriptors that catalogues give the work.")] = ()
    countries: Annotated[Many, each(values.country), says("Countries that the text names: ISO 3166, M49 or name.")] = ()
    words: Annotated[Many, each(values.phrase), says("Words or phrases, in any language.")] = ()
    near: NearForm | None = None
    verbs: Annotated[Many, each(values.phrase), says("Verbs that open operative paragraphs, as printed.")] = ()
    votes: Annotated[Many, each(values.vote), says(f"{', '.join(VOTES)}; a country may follow the last three.")] = ()
    events: Annotated[Many, each(values.event), says(f"Types of event: {', '.join(EventType)}.")] = ()
    languages: Annotated[Many, each(values.language), says("Languages of the text.")] = ()

    @model_validator(mode="after")
    def _asks_together(self) -> "RuleForm":
        if self.relations and not self.cites:
            raise ValueError("relations: they narrow cites, which is missing")
        return self


class SubscriptionForm(_Form):
    """One subscription: the rules of which any must match, and how it is told."""

    name: Annotated[str, BeforeValidator(values.text), AfterValidator(values.name), Field(max_length=LONGEST_NAME)]
    channel: Annotated[str, says("The name of a channel; see: seized channels list.")]
    rules: Annotated[tuple[RuleForm, ...], Field(min_length=1, max_length=MANY)]
    exclude: Annotated[tuple[RuleForm, ...], Field(max_length=MANY)] = ()
    languages: Annotated[Many, each(values.language), says("Languages in order of preference.")] = ()
    preference: Preference = Preference.FIRST_AVAILABLE
    rhythm: Rhythm = Rhythm.IMMEDIATE
    timezone: Annotated[str, AfterValidator(values.zone), says("An IANA name.")] = "UTC"
    quiet: Annotated[str, AfterValidator(values.hours), says("Hours such as 22:00-07:00.")] | None = None
    weekday: Annotated[int, Field(ge=1, le=7, description="Day of weekly digests; 1 is Monday.")] = 1
    hour: Annotated[int, Field(ge=0, le=23, description="Hour of daily and weekly digests.")] = 8
    pierce: Annotated[Many, each(values.event), says("Types of event that go through quiet hours.")] = ()
    quiet_week: Annotated[bool, says("Say once a week that nothing matched.")] = False
    muted_until: AwareDatetime | None = None

    @model_validator(mode="after")
    def _chooses(self) -> "SubscriptionForm":
        for number, rule in enumerate(self.rules):
            if rule == RuleForm(languages=rule.languages):
                raise ValueError(f"rules[{number}]: it would match everything; add a predicate beside languages")
        for number, rule in enumerate(self.exclude):
            if rule == RuleForm():
                raise ValueError(f"exclude[{number}]: it would exclude everything; add a predicate")
        if self.preference is not Preference.FIRST_AVAILABLE and not self.languages:
            raise ValueError(f"preference: {self.preference.value!r} needs languages")
        return self


class SubscriptionsFile(_Form):
    """A file of subscriptions; each is known by its name."""

    subscriptions: tuple[SubscriptionForm, ...]

    @model_validator(mode="after")
    def _named_once(self) -> "SubscriptionsFile":
        names = [one.name for one in self.subscriptions]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"subscriptions: two are called {twice!r}; a name belongs to one")
        return self


def checked(form: type[AnyForm], written: Any) -> AnyForm:
    """What was written, as a form. Raises WrongForm with the first complaint: its place, and what is allowed there."""
    try:
        return form.model_validate(written)
    except ValidationError as error:
        raise WrongForm(_complaint(form, error)) from None


_SAID = {"tuple_type": "write a list", "too_short": "write at least one"}
"""What is said of faults whose names in the library mean nothing to people who write YAML."""


def _complaint(form: type[BaseModel], error: ValidationError) -> str:
    every = error.errors(include_url=False)
    first = next((one for one in every if one["type"] == "extra_forbidden"), every[0])
    place = _place(first["loc"])
    if first["type"] == "extra_forbidden":
        known = ", ".join(_fields_at(form, first["loc"][:-1]))
        return f"{place}: unknown key; known here are {known}"
    words = _SAID.get(first["type"]) or first["msg"].removeprefix("Value error, ")
    return f"{place}: {words[:1].lower()}{words[1:]}" if place else words


def _place(steps: Sequence[int | str]) -> str:
    place = ""
    for step in steps:
        place += f"[{step}]" if isinstance(step, int) else f".{step}" if place else step
    return place


def _fields_at(form: type[BaseModel], steps: Sequence[int | str]) -> list[str]:
    """The keys that are known at a place."""
    forms: dict[str, type[BaseModel]] = {"subscriptions": SubscriptionForm, "rules": RuleForm, "exclude": RuleForm}
    forms |= {"cites_at_least": AtLeastForm, "chain": ChainForm, "near": NearForm}
    named = [forms[step] for step in steps if isinstance(step, str) and step in forms]
    return list((named[-1] if named else form).model_fields)
