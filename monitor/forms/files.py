"""Files of subscriptions, in YAML: read strictly, and written so that they read back as the same."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import yaml

from monitor.forms.shapes import subscription_shape
from monitor.forms.written import SubscriptionsFile, WrongForm, checked
from monitor.subscribing import Subscription

LARGEST: Final = 4_000_000
"""Characters of a file; one of ten thousand subscriptions has about two million."""


class _Strict(yaml.SafeLoader):
    """YAML without what only does harm here: names for parts (which can multiply), and keys that stand twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise WrongForm(f"line {mark.line + 1}: names for parts (*name) are not read; write the part out")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen: set[Any] = set()
        for key, _ in node.value:
            line = f"line {key.start_mark.line + 1}"
            if not isinstance(key, yaml.ScalarNode):
                raise WrongForm(f"{line}: a key is one word")
            if key.value in seen:
                raise WrongForm(f"{line}: the key {key.value!r} stands twice")
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read(text: str) -> SubscriptionsFile:
    """The subscriptions of a file. Raises WrongForm."""
    if len(text) > LARGEST:
        raise WrongForm(f"the file has more than {LARGEST:,} characters; split it")
    try:
        written = yaml.load(text, _Strict)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise WrongForm(f"{line}not YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise WrongForm(f"not YAML: {' '.join(str(error).split()) or 'nested too deep'}") from None
    if not isinstance(written, dict):
        raise WrongForm("write the key subscriptions with a list under it")
    return checked(SubscriptionsFile, written)


def write(subscriptions: Iterable[Subscription], channels: Mapping[int, str]) -> str:
    """Subscriptions as a file; ``channels`` are the names of channels by number."""
    shapes = [subscription_shape(one, channels[one.channel_id]) for one in subscriptions]
    return yaml.safe_dump({"subscriptions": shapes}, allow_unicode=True, sort_keys=False, width=120)


def schema() -> dict[str, Any]:
    """The JSON Schema of a file, by which editors check while somebody writes."""
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "seized-subscriptions"}
    return about | SubscriptionsFile.model_json_schema()
