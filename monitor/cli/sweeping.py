"""Python's garbage collector rests while a command starts: what is imported stays, and to look through it again and
again takes an eighth of the start. It works again as soon as there is work."""

import gc


def rest() -> None:
    """For the first moment of a process."""
    gc.disable()


def resume() -> None:
    """What is there by now is not looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
