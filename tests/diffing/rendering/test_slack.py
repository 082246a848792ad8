"""Slack takes 50 blocks of 3,000 characters, and shows words of documents as they are."""

from typing import Any

from diffing.comparing import compare_paragraphs
from diffing.rendering import slack
from tests.diffing.comparing.building import operatives

LONG = "Requests the Office to train judges, prosecutors and investigators in all regions, "


def words(block: dict[str, Any]) -> str:
    return "".join(one["text"] for one in block["elements"][0]["elements"])


def test_removed_words_are_struck_and_added_ones_bold() -> None:
    message = slack(
        compare_paragraphs(operatives("Decides to act in 10 months;"), operatives("Decides to act in 12 months;"))
    )
    elements = message["blocks"][1]["elements"][0]["elements"]
    assert {"type": "text", "text": "10", "style": {"strike": True}} in elements
    assert {"type": "text", "text": "12", "style": {"bold": True}} in elements
    assert message["text"] == "1 change, a date or number; no operative words"


def test_a_long_renewal_fits_and_says_how_much_it_leaves_out() -> None:
    new = operatives(*(f"{LONG * 20} in case {number};" for number in range(80)))
    message = slack(compare_paragraphs((), new))
    assert len(message["blocks"]) <= 50
    assert all(len(words(block)) <= 3000 for block in message["blocks"])
    assert sum(len(words(block)) for block in message["blocks"]) <= 13_000
    assert "more changes not shown here" in words(message["blocks"][-1])


def test_many_short_changes_stay_within_fifty_blocks() -> None:
    message = slack(compare_paragraphs((), operatives(*(f"Decides {number};" for number in range(200)))))
    assert len(message["blocks"]) <= 50


def test_paragraphs_that_were_only_renumbered_stand_in_one_line() -> None:
    message = slack(compare_paragraphs(operatives("Act;", LONG), operatives("Decides to think first;", "Act;", LONG)))
    assert words(message["blocks"][-1]) == "Only renumbered: op1 → op2; op2 → op3"
