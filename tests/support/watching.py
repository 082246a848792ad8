"""Settings that keep a test to the sites that it is about."""

from sources.catalog import sites


def only(*kinds: str) -> dict[str, str]:
    """Variables that switch off every site but some."""
    return {f"SEIZED_SOURCES__{kind.upper()}__ENABLED": str(kind in kinds).lower() for kind in sites()}
