"""Subscriptions as people write them: what is understood, what is refused, and with which line."""

import json
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from monitor.forms.files import read, schema, write
from monitor.forms.shapes import rule_shape, subscription_of, subscription_shape
from monitor.forms.written import RuleForm, SubscriptionForm, SubscriptionsFile, WrongForm, checked
from monitor.rules.predicates import PREDICATES
from monitor.subscribing import Rule, Subscription
from tests.monitor.test_indexing import rules, subscriptions
from tests.support.laws import tried

SCHEMA = Path(__file__).parents[2] / "docs" / "subscriptions.schema.json"
PAGE = Path(__file__).parents[2] / "docs" / "subscriptions.md"


def written(*rules: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": "a", "channel": "desk", "rules": list(rules) or [{"words": ["lamp"]}], **more}


def complaint(values: Any) -> str:
    with pytest.raises(WrongForm) as caught:
        checked(SubscriptionForm, values)
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ({"symbols": "s/res/1373 (2001)"}, {"symbols": ["S/RES/1373(2001)"]}),
        ({"bodies": ["sc", "General Assembly", "SC"]}, {"bodies": ["Security Council", "General Assembly"]}),
        ({"countries": ["DRC", 180, "刚果民主共和国"]}, {"countries": ["COD"]}),
        ({"votes": ["Abstained  China", "not unanimous"]}, {"votes": ["abstained CHN", "not unanimous"]}),
        ({"actors": ["Secretary-General", "反恐执行局"]}, {"actors": ["SG", "CTED"]}),
        ({"events": "Changed-Without-Notice"}, {"events": ["changed_without_notice"]}),
        ({"words": [1373, "a  b"]}, {"words": ["1373", "a b"]}),
        (
            {"near": {"words": ["a  b", "c"], "within": 0}},
            {"near": {"words": ["a b", "c"], "within": 0}},
        ),
        ({"words": "x", "languages": ["ZH-hant"]}, {"words": ["x"], "languages": ["zh-Hant"]}),
    ],
)
def test_values_are_put_into_one_spelling(typed: dict[str, Any], spelled: dict[str, Any]) -> None:
    form = checked(SubscriptionForm, written(typed))
    assert [rule_shape(one) for one in subscription_of(form, 1).rules] == [spelled]


@pytest.mark.parametrize(
    ("values", "line"),
    [
        (written({}), "rules[0]: it would match everything; add a predicate beside languages"),
        (written({"languages": ["en"]}), "rules[0]: it would match everything; add a predicate beside languages"),
        (written({"cite": ["S/RES/1(1946)"]}), "rules[0].cite: unknown key; known here are symbols, series, cites,"),
        (written({"chain": {"symbol": "S/RES/1(1946)", "distanc": 1}}), "rules[0].chain.distanc: unknown key; known"),
        (written({"chain": {"symbol": "S/RES/1(1946)", "distance": 5}}), "rules[0].chain.distance: "),
        (written({"relations": ["extends"]}), "rules[0]: relations: they narrow cites, which is missing"),
        (written({"cites_at_least": {"count": 3, "symbols": ["S/RES/1(1946)"]}}), "3 of 1 works can never be cited"),
        (written({"near": {"words": ["lamp"], "within": 3}}), "rules[0].near.words: "),
        (written({"near": {"words": ["lamp", "x"], "within": 201}}), "rules[0].near.within: "),
        (
            written({"near": {"words": ["human rights", "Rights"], "within": 3}}),
            "'Rights' is always near 'human rights'",
        ),
        (written({"near": {"words": ["lamp", "x"]}}), "rules[0].near.within: "),
        (written({"words": [" , "]}), "rules[0].words: it has no word in it"),
        (written({"words": ["x" * 201]}), "200"),
        (written({"words": ["a\x1bb"]}), "printable"),
        (written({"countries": [False]}), "write it in quotes"),
        (written({"countries": ["Narnia"]}), "'Narnia' is no country that is known"),
        (written({"votes": ["maybe"]}), "'maybe' is no vote; one of not unanimous, against, abstained, absent"),
        (written({"kinds": ["poem"]}), "'poem' is no kind; one of resolution, decision"),
        (written({"words": [["a"]]}), "rules[0].words"),
        (written(rules=[]), "rules: "),
        (written(exclude=[{}]), "exclude[0]: it would exclude everything; add a predicate"),
        (written(name=" "), "name: "),
        (written(name="a\nb"), "name: "),
        (written(timezone="Mars/Olympus"), "timezone: 'Mars/Olympus' is no time zone"),
        (written(quiet="10pm-6am"), "quiet: '10pm-6am': write hours as 22:00-07:00"),
        (written(quiet="24:00-07:00"), "quiet: "),
        (written(quiet="07:00-07:00"), "that is the whole day"),
        (written(weekday=0), "weekday: "),
        (written(hour=24), "hour: "),
        (written(muted_until="2027-01-01T00:00:00"), "muted_until: "),
        (written(rhythm="sometimes"), "rhythm: "),
        (written(preference="only"), "preference: 'only' needs languages"),
        (written(languages=["tlh"]), "languages: 'tlh' is no language; one of ar, en, es, fr, ru, zh, zh-Hant"),
        ({"channel": "desk"}, "name: field required"),
        (7, ""),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_named_with_what_is_allowed(values: Any, line: str) -> None:
    assert line in complaint(values)


def test_a_rule_has_a_key_for_every_predicate() -> None:
    assert {one.name for one in PREDICATES} | {"relations"} == set(RuleForm.model_fields)


# ---- files -----------------------------------------------------------------------------------------------------------


@tried(100)
@given(subscriptions)
def test_a_file_reads_back_as_what_was_written(one: Subscription) -> None:
    usable = tuple(
        replace(rule, words=(*rule.words, "lamp"), relations=rule.relations if rule.cites else ())
        for rule in (one.rules or (Rule(),))
    )
    exclusions = tuple(replace(rule, relations=(), symbols=("S/RES/1(1946)",)) for rule in one.exclusions)
    wanted = replace(one, id=0, rules=usable, exclusions=exclusions)
    (form,) = read(write([wanted], {1: "desk"})).subscriptions
    assert subscription_of(form, 1) == wanted


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "write the key subscriptions with a list under it"),
        ("- a", "write the key subscriptions with a list under it"),
        ("subscriptions: 7", "subscriptions: write a list"),
        ("subscriptions:", "subscriptions: write a list"),
        ("subscriptions: [{name: a, channel: b, rules: []}]", "subscriptions[0].rules: write at least one"),
        ("subscriptions:\n- name: a\n  name: b", "line 3: the key 'name' stands twice"),
        ("a: &x [1]\nb: *x", "line 2: names for parts (*name) are not read"),
        ("a: [", "line 1: not YAML"),
        ("a: \x00", "not YAML"),
        ("? [1, 2]\n: 3", "line 1: "),
        ("a: !!python/object/apply:os.system [ls]", "not YAML"),
        ("subscriptions: []\nsubscription: []", "subscription: unknown key; known here are subscriptions"),
        ("[" * 5000, "not YAML"),
        ("x" * 4_000_001, "4,000,000 characters"),
    ],
    ids=lambda value: value[:20],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_line(text: str, line: str) -> None:
    with pytest.raises(WrongForm) as caught:
        read(text)
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(WrongForm, match="two are called 'a'"):
        checked(SubscriptionsFile, {"subscriptions": [written(), written()]})


@tried(60)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(WrongForm):
        read(text)


# ---- the schema ------------------------------------------------------------------------------------------------------


def test_the_schema_in_the_documents_is_the_programs_own() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema()


def test_the_schema_says_nothing_that_only_the_authors_understand() -> None:
    assert not {"domain.md", "design.md", "monitor."} & set(re.findall(r"[a-z]+\.md|monitor\.", json.dumps(schema())))


def test_the_schema_accepts_the_example_and_refuses_unknown_keys() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    text = PAGE.read_text(encoding="utf-8")
    example = yaml.safe_load(text.split("```yaml\n")[1].split("```")[0])
    jsonschema.validate(example, schema())
    assert checked(SubscriptionsFile, example)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"subscriptions": [written({"cite": []})]}, schema())


@tried(50)
@given(rules)
def test_what_we_write_fits_the_schema(rule: Rule) -> None:
    one = Subscription(0, "a", 1, (rule,))
    jsonschema.validate({"subscriptions": [subscription_shape(one, "desk")]}, schema())


def test_every_predicate_stands_in_the_documents() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in RuleForm.model_fields if f"`{name}" not in page] == []
    told = set(SubscriptionForm.model_fields) - {"name", "channel", "rules", "exclude"}
    assert [name for name in told if f"`{name}`" not in page] == []
