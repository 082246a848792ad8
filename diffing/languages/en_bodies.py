"""Bodies that are no organs of ours and adopt resolutions too, as English names them."""

_NAMING = (
    r"(?!(?:and\s+(?:its\s+)?)?(?:resol|decision)|establish|creat|set\b|by\b|pursuant|under\b|which\b|that\b|adopt|contain"
    r"|(?<!in\s)(?<!of\s)its\b|General\b|Security\b)[\w’']+"
)
"""A word that can go on in the name of a body: nothing that says what the body did, or names another one. What a body
did ``in its resolution`` is its own."""

NOT_ANOTHERS = "".join(
    rf"(?<!\b(?:{bodies})\sresolution)"
    for bodies in (
        *("eu|au", "imo|itu|who|oic|oas|ilo|psc|cnd|csw", "pace|osce|icao|iucn|opcw|fifa", "house|ccpcj|escap"),
        *(
            "senate|unesco",
            "knesset|cabinet",
            "congress|ministry|interpol",
            "government|eu\\scouncil",
            "ministerial",
            "national\\sassembly",
        ),
    )
)
"""Looks back from the noun at who resolves there, where it is none of our organs; by the length of their names."""

FOREIGN = (
    rf"\b(?:Economic\s+(?:and\s+Social\s+)?Commission\s+for(?:\s+{_NAMING}){{1,7}}"
    rf"|(?:African\s+)?Commission\s+(?:for|on)\s+(?!Human\s+Rights)[\w’']+(?:\s+{_NAMING}){{0,6}}"
    r"|African\s+Union|European\s+(?:Union|Parliament|Council)|Parliamentary\s+Assembly|World\s+Health\s+Assembly"
    r"|(?:Environment|Habitat)\s+Assembly|Conference\s+of\s+(?:the\s+)?(?:States\s+)?Parties"
    rf"|Health\s+Assembly|League\s+of\s+(?:Arab\s+States|Nations)|Arab\s+League|Organi[sz]ation\s+of(?:\s+{_NAMING}){{1,4}}"
    r"|International\s+Atomic\s+Energy\s+Agency|IAEA"
    r"|General\s+Conference|Review\s+Conference|Governing\s+Council|Executive\s+Board"
    r"|Peace\s+and\s+Security\s+Council|Council\s+of\s+(?:Ministers|Europe|State|the\s+(?:European\s+Union|League))"
    r"|(?:Union|Agency|Organi[sz]ation|Commission|Committee|Conference|Board|Parliament)(?=\s+resolutions?\b))"
)
"""Their names, before the noun or behind the number."""
