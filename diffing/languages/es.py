"""Spanish: how it cites. Its layout knows dates and small words only so far."""

from diffing.languages.words import Citing, Comparing, Language, Layout

LAYOUT = Layout(
    stop_words=("el", "la", "los", "las", "del", "y", "en", "que", "por", "para", "con", "sus", "al", "una"),
    own_letters="ñáíóú",
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "sep?tiembre", "octubre", "noviembre", "diciembre"),
    ),
    dates=(r"\b(?P<day>\d{1,2})[ºo]?\s(?:de\s)?(?P<month>MONTH),?\s(?:del?\s)?(?P<year>\d{4})(?!\d)",),
)

CITING = Citing(
    singular=r"\bresoluci[óo]n\b",
    plural=r"\bresoluciones\b",
    decision=r"\bdecisi[óo]n(?:es)?\b",
    rival=r"\b(?:vol(?:umen)?|n[úu]m|ley|art[íi]culo|p[áa]rrafo|secci[óo]n|cap[íi]tulo|p[áa]gina|principio|recomendaci[óo]n|decreto)s?\.?",
    number_sign=r"(?:n[º°]|n[úu]ms?\.?|no\.)",
    draft=r"\bproyecto\s+de\s",
    organs=(
        ("A/HRC", r"\bConsejo\s+de\s+Derechos\s+Humanos\b"),
        ("E", r"\bConsejo\s+Econ[óo]mico\s+y\s+Social\b"),
        ("T", r"\bConsejo\s+de\s+Administraci[óo]n\s+Fiduciaria\b"),
        ("E/CN.4", r"\bComisi[óo]n\s+de\s+Derechos\s+Humanos\b"),
        ("S", r"\bConsejo\s+de\s+Seguridad\b"),
        ("A", r"\bAsamblea(?:\s+General)?\b"),
    ),
    foreign=(
        r"\b(?:Comisi[óo]n\s+(?:Econ[óo]mica|Africana)|Uni[óo]n\s+(?:Africana|Europea)|Parlamento\s+Europeo"
        r"|Liga\s+de\s+los\s+Estados\s+[ÁA]rabes|Organismo\s+Internacional|Conferencia\s+General"
        r"|(?:anexo|cap(?:[íi]tulo|\.)|secc(?:i[óo]n|\.))(?:\s+[A-Z]{1,5})?,)"
    ),
    own=r"\bsus?\b",
    organ_follows=True,
    organ_link=r"(?:,?\s*aprobadas?\s+por\s+(?:el\s+|la\s+)?|del\s+|de\s+la\s+)",
    conjunction=r"(?:as[íi]\s+como|y|e|o)",
    through=r"a",
    date_link=r"(?:de\s+fecha|de|del|aprobada\s+el)",
    clause_end=r"[;:]|\.\s+(?=[A-ZÁÉÍÓÚ«\"“])",
    committee=r"\bComit[ée]\s+NUMBER\b",
    established=(
        r"\bComit[ée]s?\b(?:\s+del\s+Consejo\s+de\s+Seguridad)?[^,;.()\d]{0,60}?\s"
        r"(?:establecidos?|creados?|dimanantes?|constituidos?)\s+(?:en\s+virtud\s+de|de\s+conformidad\s+con|por|de|con\s+arreglo\s+a)\s+"
        r"(?:las?\s+)?"
    ),
    pinpoint=r"\b(?:p[áa]rrafos?|apartados?|p[áa]rr\.|secci[óo]n(?:es)?|art[íi]culos?|cap[íi]tulos?|anexos?)",
    pinpoint_link=r"(?:de\s+las?|del|de)\s*",
    annex=r"anexos?(?:\s+[IVX]+)?\b",
    verbs=(
        ("recalls", r"\brec(?:ord|uerd)"),
        ("reaffirms", r"\breafirm"),
        ("notes", r"\b(?:observa|toma(?:ndo)?\s+nota|hac(?:e|iendo)\s+notar)"),
    ),
    frames=(
        ("implements", r"\b(?:aplicaci[óo]n|aplicar|cumplimiento|cumplir)\b"),
        ("pursuant_to", r"\b(?:de\s+conformidad\s+con|en\s+virtud\s+de|con\s+arreglo\s+a|en\s+cumplimiento\s+de)\b"),
    ),
)

COMPARING = Comparing(
    before=r"\b(?:párrafo|apartado|inciso)s?\b",
    between=r",|y|e|o|a|-",
    elsewhere=r"de(?:l|)\b(?! la presente)[^,;.]{0,40}(?:resolución|resoluciones|decisión|informe|declaración|carta|convenio|convención|anexo)",
)

LANGUAGE = Language("es", LAYOUT, CITING, COMPARING)
