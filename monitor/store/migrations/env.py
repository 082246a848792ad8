"""How Alembic runs our migrations, in one transaction over the connection that migrating.py hands it.

To write one: ``alembic -x url=sqlite:///scratch.db revision --autogenerate --rev-id 0002 -m "What it changes"`` against
a database brought up to the revision before, then read and tidy what it wrote.
"""

from contextlib import nullcontext

from alembic import context

from monitor.store.connecting import migrating_engine, parse
from monitor.store.migrating import comparing


def _given() -> str:
    try:
        return context.get_x_argument(as_dictionary=True)["url"]
    except KeyError:
        raise SystemExit("name the database: alembic -x url=sqlite:///scratch.db …") from None


handed = context.config.attributes.get("connection")
with nullcontext(handed) if handed is not None else migrating_engine(parse(_given())).begin() as connection:
    context.configure(connection=connection, **comparing(connection))
    with context.begin_transaction():
        context.run_migrations()
