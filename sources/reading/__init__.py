"""Bytes into text: what a document says, without the markup and the furniture of the place that published it."""

from sources.reading.files import load
from sources.reading.formats import CAP, read

__all__ = ["CAP", "load", "read"]
