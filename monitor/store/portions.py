"""Questions about many values: cut into as many as a database takes at once, or asked as one list."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Select, Text, bindparam, cast, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.sql.selectable import TableValuedAlias

from monitor.store.columns import storable

Value = TypeVar("Value")

# SQLite takes 32,766 values in one statement, older builds 999.
SIZE = 500


def portions(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """``values`` in their order, at most ``SIZE`` at a time."""
    for start in range(0, len(values), SIZE):
        yield values[start : start + SIZE]


class each_of(GenericFunction[str]):
    """The texts of a JSON array as rows. A question about one list is the same question however long the list is: it
    is made ready once, where one about so many values is made ready again for each number of them."""

    name = "each_of"
    type = Text()
    inherit_cache = True


def listed(name: str) -> TableValuedAlias:
    """The values of a list (``as_list``), to be bound under ``name``, as rows with one column: ``value``."""
    return each_of(bindparam(name, type_=Text())).table_valued("value")


def among(name: str) -> Select[Any]:
    """The same for ``column.in_``."""
    return select(listed(name).c.value)


def numbers_among(name: str) -> Select[Any]:
    """``among`` for whole numbers, bound by ``as_list`` too."""
    return select(cast(listed(name).c.value, BigInteger))


def as_list(values: Iterable[str] | Iterable[int]) -> str:
    """What is bound to ``listed``: each value once, as it would be stored."""
    return json.dumps(sorted({storable(str(value)) for value in values}))


@compiles(each_of, "sqlite")
def _on_sqlite(element: each_of, compiler: Any, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(each_of, "postgresql")
def _on_postgresql(element: each_of, compiler: Any, **options: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **options)} AS JSON))"
