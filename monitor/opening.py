"""Opening the database that the settings name: all that most commands need."""

from contextlib import ExitStack
from pathlib import Path

from monitor.settings import Settings, SettingsError
from monitor.store import migrating, subscriptions
from monitor.store.database import Database, open_database


def open_store(settings: Settings, stack: ExitStack) -> Database:
    """The database alone. An embedded one is made and brought up to date; a server's is only checked."""
    if settings.embedded:
        make_folder(settings.home)
        migrating.upgrade(settings.database_url)
    database = open_database(settings.database_url)
    stack.callback(database.close)
    subscriptions.refile(database)
    return database


def make_folder(folder: Path) -> None:
    """Make a folder that the settings name. Raises SettingsError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"the folder {folder} cannot be made: {error.strerror}; name another home with --home or SEIZED_HOME"
        ) from error
