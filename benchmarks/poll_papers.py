"""Made-up resolutions as web pages, each a little different, of the length that half of the real ones do not exceed
(4,600 characters of text in the corpus beside the project)."""

from datetime import UTC, datetime
from functools import cache

ADOPTED = datetime(2026, 9, 18, 15, 0, tzinfo=UTC)
ACTS = 36
_HARBOURS = ("Almeria", "Bergen", "Colombo", "Dakar", "Esbjerg", "Fortaleza", "Gdansk", "Hobart", "Izmir", "Jeddah")
_ACTS = (
    "Requests the Secretary-General to report every ninety days on the lanterns of the harbour of {place}",
    "Urges all Member States to keep their harbours lit, and that of {place} in particular, through the night",
    "Decides that the Harbour Lantern Mission shall help the authorities of {place} with wicks, oil and glass",
    "Calls upon the keepers of {place} to count the ships that pass, and to send their number to the Mission",
    "Reaffirms that no lantern of {place} may be put out without the consent of those who sail by it",
)


def symbol(number: int) -> str:
    """The symbol of the page of that number, from 1 on."""
    return f"A/RES/80/{number}"


@cache
def page(number: int) -> str:
    """A resolution as a page."""
    places = [f"{_HARBOURS[(number + step) % 10]} {number * 31 + step}" for step in range(ACTS)]
    acts = [f"{step}. {_ACTS[step % 5].format(place=place)};" for step, place in enumerate(places, 1)]
    drafts = f"79/{number % 200 + 1} of 12 December 2024 and 78/{number % 250 + 1} of 7 December 2023"
    head = (
        f"{symbol(number)}",
        f"Resolution adopted by the General Assembly on {ADOPTED.day} September {ADOPTED.year}",
        f"80/{number}. Lanterns of the harbours near {places[0]}",
        "The General Assembly,",
        f"Recalling its resolutions {drafts},",
        f"Welcoming the report of the Secretary-General on the lanterns of {places[1]},",
    )
    end = f"{ACTS + 1}. Decides to put the item entitled “Lanterns” on the provisional agenda of its next session."
    shown = "\n".join(f"<p>{line}</p>" for line in (*head, *acts, end))
    name = f"<html lang='en'><head><title>{symbol(number)}</title></head>"
    return f"<!DOCTYPE html>\n{name}\n<body>\n{shown}\n</body></html>\n"
