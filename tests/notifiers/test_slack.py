import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import given

from notifiers.messages import Message, Passage, Span, Style
from notifiers.slack import BLOCK_LIMIT, attachment, escaped
from notifiers.trimming import width
from tests.notifiers.samples import ARABIC, MESSAGE, hostile_text, messages
from tests.support.laws import tried


def texts(block: dict[str, Any]) -> list[str]:
    """Every text that a block shows."""
    if block["type"] == "rich_text":
        return [one["text"] for one in block["elements"][0]["elements"]]
    if block["type"] == "context":
        return [one["text"] for one in block["elements"]]
    return [block["text"]["text"]] if "text" in block else []


@tried(60)
@given(messages)
def test_every_message_keeps_slacks_limits(message: Message) -> None:
    shown = attachment(message)
    assert 0 < len(shown["blocks"]) <= 50
    for block in shown["blocks"]:
        assert width("".join(texts(block))) <= BLOCK_LIMIT * len(block.get("elements", [0]))
        assert block["type"] == "divider" or texts(block)
        assert all(texts(block))
    assert json.dumps(shown)


@tried(60)
@given(hostile_text)
def test_nothing_in_a_text_can_become_a_command(text: str) -> None:
    said = escaped(text)
    assert not set(said) & set("<>")
    assert not re.search("&(?!amp;|lt;|gt;)", said)


def test_everybody_is_not_called() -> None:
    message = replace(MESSAGE, headline=(Span("<!channel> <@U1> &lt;"),))
    assert "&lt;!channel&gt; &lt;@U1&gt; &amp;lt;" in texts(attachment(message)["blocks"][0])[0]


def test_an_asterisk_after_a_symbol_opens_no_format() -> None:
    assert escaped("A/RES/69/250*") == "A/RES/69/250\u200b*\u200b"


def test_a_long_message_keeps_its_end() -> None:
    many = tuple(Passage(((Span("决议" * 2000),),)) for _ in range(80))
    blocks = attachment(replace(MESSAGE, blocks=many))["blocks"]
    assert len(blocks) == 50
    assert MESSAGE.notice in texts(blocks[-1])[0]
    assert "seized.example.org" in texts(blocks[-2])[0]


def test_quoted_words_need_no_escaping() -> None:
    quoted = (Passage(((Span("*a* <b> & c", Style.QUOTE),),)),)
    blocks = attachment(replace(MESSAGE, blocks=quoted))["blocks"]
    assert ["*a* <b> & c"] in [texts(block) for block in blocks]


def test_a_redline_strikes_what_was_removed() -> None:
    rich = [block for block in attachment(MESSAGE)["blocks"] if block["type"] == "rich_text"]
    elements = [one for block in rich for one in block["elements"][0]["elements"]]
    assert {"type": "text", "text": "2021", "style": {"strike": True}} in elements
    assert {"type": "text", "text": "2022", "style": {"bold": True}} in elements


def test_a_quotation_too_long_for_a_block_ends_at_a_word() -> None:
    quoted = (Passage(((Span("word " * 1000, Style.QUOTE),),)),)
    shown = next(
        texts(one)[0] for one in attachment(replace(MESSAGE, blocks=quoted))["blocks"] if one["type"] == "rich_text"
    )
    assert width(shown) <= BLOCK_LIMIT
    assert shown.endswith("word…")


def test_symbols_in_an_arabic_message_are_isolated() -> None:
    assert "\u2068S/RES/9001(2026)\u2069" in texts(attachment(ARABIC)["blocks"][0])[0]


def test_a_link_shows_its_words() -> None:
    said = json.dumps(attachment(MESSAGE))
    assert "<https://seized.example.org/works/S/RES/9001(2026)|Read it here>" in said
    assert "<https://example.org/?a=1&amp;b=2|a &amp; b>" in said
