"""The option that chooses citations by what they do with their target (domain.md 3.3)."""

from typing import Annotated

import typer

from monitor.cli import failing

Relations = Annotated[
    list[str] | None,
    typer.Option("--relation", metavar="NAME", help="Only citations of this relation (extends); may be repeated."),
]


def relations(typed: list[str] | None) -> tuple[str, ...]:
    """The relations that were typed, in the spelling of citations. Raises WrongInput."""
    from monitor.graph import RELATIONS

    wanted = tuple(one.strip().lower().replace("-", "_") for one in typed or ())
    for one in wanted:
        if one not in RELATIONS:
            raise failing.WrongInput(f"--relation {one}: not a relation; one of {', '.join(RELATIONS)}")
    return wanted
