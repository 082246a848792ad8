"""Opening the database that the settings name: all that most commands need."""

import sys
from contextlib import ExitStack
from pathlib import Path
from threading import active_count

from monitor.settings import Settings, SettingsError
from monitor.store import migrating, subscriptions
from monitor.store.database import Database, StoreError, open_database


def open_store(settings: Settings, stack: ExitStack) -> Database:
    """The database alone. An embedded one is made and brought up to date; a server's is only checked."""
    if settings.embedded:
        make_folder(settings.home)
        _bring_up(settings.database_url)
    database = open_database(settings.database_url)
    stack.callback(database.close)
    subscriptions.refile(database)
    return database


def _bring_up(url: str) -> None:
    """Make an embedded database, or bring it up to date, in a child where that is safe: what Alembic takes, some ten
    megabytes, a service would keep for as long as it runs."""
    if migrating.is_current(url):
        return
    if sys.platform != "linux" or active_count() > 1:
        migrating.upgrade(url)
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        with ProcessPoolExecutor(1, mp_context=get_context("fork")) as child:
            child.submit(migrating.upgrade, url).result()
    except BrokenProcessPool:
        raise StoreError("the database was not brought up: somebody ended what did it; start again") from None


def make_folder(folder: Path) -> None:
    """Make a folder that the settings name. Raises SettingsError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"the folder {folder} cannot be made: {error.strerror}; name another home with --home or SEIZED_HOME"
        ) from error
