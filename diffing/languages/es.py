"""Spanish: how it cites."""

from diffing.changes import Body
from diffing.languages.words import Citing, Comparing, Correcting, Language, Layout

_ALSO = (
    r"(?:,? (?:tambi[ée]n|adem[áa]s|asimismo|igualmente|nuevamente|de nuevo|una vez m[áa]s|en particular"
    r"|por (?:lo )?tanto"
    r"|a este respecto|en este contexto|plenamente|debidamente),?){0,2}"
)
"""What may stand between the words of a verb: ``Toma nota también con aprecio``."""

_FEELING = (
    r"(?:preocupaci[óo]n|inquietud|agradecimiento|reconocimiento|aprecio|gratitud|apoyo|intenci[óo]n|convicci[óo]n"
    r"|esperanza|satisfacci[óo]n|pesar|condolencias|solidaridad|condena|determinaci[óo]n|disposici[óo]n|deseo|confianza"
    r"|alarma|consternaci[óo]n|compromiso|decepci[óo]n|benepl[áa]cito|indignaci[óo]n|temor|adhesi[óo]n|respaldo"
    r"|inter[ée]s"
    r"|agrado|respeto|voluntad|simpat[íi]a|oposici[óo]n|opini[óo]n|resoluci[óo]n de|firmeza|energ[íi]a|profundo dolor"
    r"|llamamiento|petici[óo]n|solicitud|invitaci[óo]n|exhortaci[óo]n|exigencia|anhelo|reconocimientos)"
)
"""What a body expresses or repeats, or with what it notes."""

_VERY = r"(?:(?:profunda|grave|seria|suma|firme|plena|extremada|particular|especial|viva|activa)mente|muy) "

_PHRASES = (
    rf"tom(?:a|ando){_ALSO} (?:\w+ )?(?:nota|conocimiento|en (?:cuenta|consideraci[óo]n))"
    rf"|t(?:eniendo|iene){_ALSO} (?:\w+mente )?(?:presentes?|en (?:cuenta|mente)|a la vista|conciencia)"
    rf"|habiendo{_ALSO} (?:\w+mente )?(?:tomado (?:nota|conocimiento)|tenido en cuenta|sido \w+|(?:\w+ y )?\w+)"
    rf"|habi[ée]ndose (?:\w+mente )?\w+|pon(?:e|iendo){_ALSO} (?:de (?:relieve|manifiesto)|fin|t[ée]rmino|en (?:marcha"
    rf"|pr[áa]ctica))"
    rf"|acog(?:e|iendo){_ALSO} (?:favorablemente|con (?:\w+ )?{_FEELING})"
    rf"|(?:expres|manifest|declar)(?:a|ando){_ALSO} (?:(?!(?:de|del|que|a|al|en|por"
    rf"|con) )[\w-]+ ){{0,3}}?{_FEELING}(?: y (?:\w+ )?{_FEELING})?"
    r"|(?:reafirm|reiter|afirm|confirm|renov|renuev|recalc|subray|manten)(?:a|ando|iendo)"
    rf"{_ALSO} (?:sus?|nuestr\w+) (?:\w+ ){{0,3}}?{_FEELING}"
    rf"|se{_ALSO} (?:declar|felicit|muestr|mantien|manifiest|compromet|congratul|complac|adhier|reserv|asoci|opon|un"
    rf"|remit)\w{{1,2}}"
    rf"|(?:declar|mostr)[áa]ndose {_VERY}?\w+|hac(?:e|iendo){_ALSO} (?:un (?:\w+ )?llamamiento|\w+)"
    rf"|r(?:inde|indiendo){_ALSO} (?:un )?(?:\w+ )?(?:homenaje|tributo)|(?:llam|señal)(?:a"
    rf"|ando){_ALSO} (?:a )?la atenci[óo]n"
    rf"|guiad[oa]s?{_ALSO} por|inspirad[oa]s?{_ALSO} (?:por|en)|d(?:a|ando) (?:las gracias|instrucciones"
    rf"|su (?:aprobaci[óo]n|conformidad)|por \w+)"
    r"|actuando (?:en virtud|con arreglo|de conformidad con|de acuerdo con)(?: (?:del?|al?|lo dispuesto en)(?: los"
    r"| el)? (?:cap[íi]tulo|art[íi]culo)s? (?:[ivx]+|\d+))?"
    r"|decide (?:seguir|permanecer|mantenerse)(?: \w+mente)? (?:ocup[áa]ndose|(?:al tanto|informado))"
    rf"|permanece(?:r|iendo)? (?:\w+mente )?\w+|{_VERY}\w+"
)

_MANNERS = (
    rf"{_ALSO},? (?:con|en) (?:(?:un|una|el|la|los|su) )?(?:\w+ ){{0,3}}?(?:{_FEELING}|t[ée]rminos m[áa]s en[ée]rgicos)"
)

LAYOUT = Layout(
    stop_words=("el", "la", "los", "las", "del", "y", "en", "que", "por", "para", "con", "sus", "al", "una"),
    own_letters="ñáíóú",
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "sep?tiembre", "octubre", "noviembre", "diciembre"),
    ),
    dates=(r"(?P<day>\d(?<!\w\d)\d?)[ºo]?\s(?:de\s)?(?P<month>MONTH),?\s(?:del?\s)?(?P<year>\d{4})(?!\d)",),
    numerals=(
        *(("nonagésim", 90), ("octogésim", 80), ("septuagésim", 70), ("sexagésim", 60), ("quincuagésim", 50)),
        *(("cuadragésim", 40), ("trigésim", 30), ("vigésim", 20), ("décim", 10), ("noven", 9), ("octav", 8)),
        *(("séptim", 7), ("sext", 6), ("quint", 5), ("cuart", 4), ("tercer", 3), ("segund", 2), ("primer", 1)),
    ),
    organs=(
        (Body.SECURITY_COUNCIL, r"el consejo de seguridad"),
        (Body.GENERAL_ASSEMBLY, r"la asamblea general"),
        (Body.HUMAN_RIGHTS_COUNCIL, r"el consejo de derechos humanos"),
        (Body.ECONOMIC_AND_SOCIAL_COUNCIL, r"el consejo econ[óo]mico y social"),
        (Body.TRUSTEESHIP_COUNCIL, r"el consejo de administraci[óo]n fiduciaria"),
        (Body.COUNTER_TERRORISM_COMMITTEE, r"el comit[ée] contra el terrorismo"),
    ),
    subsidiary=r"(?:el|la) (?:comit[ée]|comisi[óo]n|conferencia|consejo)(?: [\w\s'’-]{1,80})?",
    distribution=r"distr\b",
    masthead=(
        r"naciones unidas(?: .*)?",
        r"(?:asamblea general|consejo de seguridad|consejo de derechos humanos)(?: distr\b.*)?",
        r"distr\b.*",
        r"original:.*",
        r"[\w\s'’-]{1,80} per[íi]odo (?:extraordinario )?de sesiones.*",
        r"temas? \d.*del programa.*",
        r"(?:.{0,2000}:\*{0,4} ?)?proyecto de (?:resoluci[óo]n|decisi[óo]n).*",
    ),
    session=r"(?P<session>[a-záéíóú]+(?: [a-záéíóú]+)?) per[íi]odo de sesiones",
    special_session=r"(?P<session>[a-záéíóú]+(?: [a-záéíóú]+)?) per[íi]odo extraordinario de sesiones",
    emergency_session=r"(?P<session>[a-záéíóú]+(?: [a-záéíóú]+)?) per[íi]odo extraordinario de sesiones de emergencia",
    agenda_item=r"temas? (?P<item>\d{1,3}(?: ?[a-z]\))?(?:(?:, | y )\d{1,3}(?: ?[a-z]\))?)*) del programa",
    meeting=r"(?P<meeting>\d{1,5})\s?[ªa]?\.?\s?sesi[óo]n",
    adoption=(r"resoluci[óo]n(?:es)? aprobadas?", r"^aprobad[ao]s? (?:por|en|el)\b"),
    numbered=(r"resoluci[óo]n (?P<number>\d{1,4})\s?\((?P<year>\d{4})\)",),
    drafts=r"proyecto de (?:resoluci[óo]n|decisi[óo]n)",
    declarations=r".*\bdeclaraci[óo]n\b.*",
    statements=(
        r"^declaraci[óo]n (?:de la presidencia|del president[ea]) del consejo"
        r"|presidente? del consejo de seguridad .{0,60}declaraci[óo]n"
    ),
    reissued=r"\*+\s*publicad[oa] nuevamente por razones t[ée]cnicas.*",
    preamble_leads=(
        r"(?-i:[A-ZÁÉÍÓÚ][a-záéíóúñü]{2,18}(?:[aá]ndo|[eé]ndo)(?:se)?\b|Consciente|Convencid|Preocupad|Profundamente"
        r"|Gravemente|Guiad|Alarmad"
        r"|Resuelt|Deseos|Decidid|Seriamente|Sumamente)"
    ),
    operative_leads=(
        r"(?:acoge|acuerda|adopta|advierte|afirma|agradece|aguarda|alienta|apoya|aprueba|autoriza|celebra|concede"
        r"|condena|confirma"
        r"|considera|conviene|decide|declara|deplora|designa|destaca|elogia|encarga|encomia|encomienda|enfatiza"
        r"|espera|establece|estima"
        r"|exhorta|exige|expresa|hace|insta|invita|lamenta|llama|manifiesta|observa|ordena|pide|pone|proclama"
        r"|prorroga|reafirma|recalca"
        r"|rechaza|recomienda|reconoce|recuerda|reitera|renueva|resuelve|respalda|saluda|se (?:declara|felicita"
        r"|muestra|manifiesta|compromete|congratula|complace|adhiere|reserva|asocia|une)|señala|solicita|subraya"
        r"|suscribe|toma|resalta|insiste|amplía|aplaude|apela|concluye|confía|constata|convoca|crea|desea|determina"
        r"|dispone|elige|faculta|felicita|fija|levanta|mantiene|nombra|propone|ratifica|refrenda|suspende|transmite|rinde"
        r"|aprecia|da (?:las gracias|instrucciones|su))\b"
    ),
    adverbs=r"(?:tambi[ée]n|adem[áa]s|asimismo|en este contexto|a este respecto|a ese respecto),?",
    clauses=r"(?:\w+[ae]ndo|de conformidad|con arreglo|en virtud|a fin)\b[^;:.]{1,150}?,",
    phrases=_PHRASES,
    manners=_MANNERS,
    letters="abcdefghijklmnñopqrstuvwxyz",
    counted=(
        r"(?:p[áa]rrafos?|p[áa]rr\.|art[íi]culos?|resoluci[óo]n(?:es)?|decisi[óo]n|secci[óo]n|cap[íi]tulo|cap\."
        r"|temas?|anexo|n[úu]m\.|vol\."
        r"|objetivos?|de|del|el|la|los|las|al?|y|en|entre|fase|parte|p[áa]gina|suplemento)"
    ),
    note_leads=(
        r"(?:v[ée]ase|ibid|resoluci[óo]n(?:es)?\s\d|decisi[óo]n\s\d|documentos oficiales|naciones unidas,"
        r"|[A-Z]{1,4}/[A-Z0-9.])"
    ),
    note_sources=(
        r"ibid\.|documentos oficiales del|v[ée]ase (?:documentos oficiales|[A-Z]{1,2}/)|documentos? [A-Z]{1,2}/"
    ),
    annexes=r"(?:anexo|ap[ée]ndice)(?:\s(?:[ivxl]{1,6}|[a-e]|\d{1,2}))?\.?",
    closings=(
        r"\d{1,5}\s?[ªa]?\.?\s?sesi[óo]n plenaria(?: \(continuaci[óo]n\))?,?",
        r"aprobada (?:por unanimidad|en la|por \d).*",
    ),
    sections=r"(?:secci[óo]n\s)?[IVXL]{1,6}\.?",
    furniture=(r"se ruega reciclar.*", r"resoluciones y decisiones del consejo de seguridad.*"),
    wiki_heads=r".*\bwikisource\b.*",
    licences=r"este? (?:obra|trabajo|documento) .{0,40}dominio p[úu]blico.*",
    conjunctions=r"(?:y|e|o|u)",
)

CITING = Citing(
    singular=r"\bresoluci[óo]n\b|\bres(?:ol)?\b(?<!/res)\.?(?=\s*(?:n(?:[º°o]|\.\s?[º°o]|[uú]m\.?)\.?\s*)?(?:e?s-)?\d)",
    acronyms=(
        ("S", r"\bRCSNU\b|\bres\.?\s+CS\b"),
        ("A", r"\bres\.?\s+AG\b"),
    ),
    plural=r"\bresoluciones\b",
    decision=r"\bdecisi[óo]n(?:es)?\b",
    rival=(
        r"\b(?:vol(?:umen)?|n[úu]m|ley|art[íi]culo|p[áa]rrafo|secci[óo]n|cap[íi]tulo|p[áa]gina|principio"
        r"|recomendaci[óo]n|decreto)s?\.?"
    ),
    number_sign=r"(?:n(?:\.\s?)?[º°]|n\.[º°]|n[úu]ms?\.?|n[úu]meros?|nos?\.?|#)",
    dotted=True,
    draft=r"\bproyecto\s+de\s",
    organs=(
        ("A/HRC", r"\bConsejo\s+de\s+Derechos\s+Humanos\b|\bCDH\b"),
        ("E", r"\bConsejo\s+Econ[óo]mico\s+y\s+Social\b|\bECOSOC\b"),
        ("T", r"\bConsejo\s+de\s+Administraci[óo]n\s+Fiduciaria\b"),
        ("E/CN.4", r"\bComisi[óo]n\s+de\s+Derechos\s+Humanos\b"),
        ("S", r"\bConsejo\s+de\s+Seguridad\b|\bCSNU\b"),
        ("A", r"\bAsamblea(?:\s+General)?\b|\bAGNU\b|\bA\.?G\.?(?=\s+res)"),
    ),
    foreign=(
        r"\b(?:Comisi[óo]n\s+(?:Econ[óo]mica|Africana)|Uni[óo]n\s+(?:Africana|Europea)|Parlamento\s+Europeo"
        r"|Liga\s+(?:de\s+los\s+Estados\s+[ÁA]rabes|[ÁA]rabe)|Asamblea\s+(?:Parlamentaria|Nacional|Legislativa)"
        r"|Parlamento\b|Senado\b|Ministerio\b|Superintendencia\b|Consejo\s+de\s+(?:Ministros|Europa|la\s+Uni[óo]n)|Sociedad\s+de\s+Naciones"
        r"|Organismo\s+Internacional|Conferencia\s+General"
        r"|Conferencia\s+de\s+(?:las|los\s+Estados)\s+Partes|Asamblea\s+de\s+las\s+Naciones\s+Unidas\s+sobre\s+el\s+Medio\s+Ambiente)"
    ),
    reported=r"\b(?:anexos?|cap(?:[íi]tulo|\.)|secc(?:i[óo]n|\.)|parte)(?:\s+[A-Z]{1,5})?,",
    own=r"\bsus?\b",
    council=r"\bConsejo\b(?!\s+(?:del?\s(?!\d|fecha)|Nacional|Europeo|Ejecutivo|Consultivo|Constitucional))",
    united_nations=r"(?:ONU\b|(?:(?:de\s+)?las\s+)?Naciones\s+Unidas\b)",
    organ_follows=True,
    organ_link=r"(?:,?\s*aprobadas?\s+por\s+(?:el\s+|la\s+)?|del\s+|de\s+la\s+)",
    conjunction=r"(?:as[íi]\s+como|y|e|o)",
    through=r"a",
    date_link=r"(?:de\s+fecha|de|del|aprobada\s+el)",
    day_link=r"el",
    clause_end=r"[;:]|\.\s+(?=[A-ZÁÉÍÓÚ«\"“])",
    committee=r"\bComit[ée]\s+NUMBER\b",
    established=(
        r"\bComit[ée]s?\b(?:\s+del\s+Consejo\s+de\s+Seguridad)?[^,;.()\d]{0,60}?\s"
        r"(?:establecidos?|creados?|dimanantes?|constituidos?)\s+(?:en\s+virtud\s+del?|de\s+conformidad\s+con|por|del?"
        r"|con\s+arreglo\s+al?)\s+"
        r"(?:l[ao]s?\s+|el\s+)?"
    ),
    pinpoint=r"\b(?:p[áa]rrafos?|apartados?|p[áa]rr\.|secci[óo]n(?:es)?|art[íi]culos?|cap[íi]tulos?|anexos?)",
    pinpoint_link=r"(?:de\s+las?|del|de|a\s+la)\s*",
    pinpoint_after=r"\b(?:p[áa]rrs?|secc|cap)\.",
    operative_part=r"de\s+la\s+parte\s+dispositiva",
    preamble=r"(?:del\s+pre[áa]mbulo|preambular(?:es)?)\b",
    counted=r"p[áa]rrafos?\b",
    annex=r"anexos?(?:\s+[IVX]+)?\b",
    verbs=(
        ("recalls", r"\brec(?:ord|uerd)"),
        ("reaffirms", r"\breafirm"),
        ("notes", r"\b(?:observ(?:a|ando|o)\b|toma(?:ndo)?\s+nota|hac(?:e|iendo)\s+notar)"),
    ),
    frames=(
        (
            "implements",
            r"\b(?:aplicaci[óo]n|aplicar|apliquen?|acat(?:ar|en|ando)|(?<!en\s)cumplimiento|cumplir|cumplan?)\b",
        ),
        (
            "pursuant_to",
            r"\b(?:de\s+conformidad\s+con|en\s+virtud\s+de|con\s+arreglo\s+a|en\s+cumplimiento\s+de|atendiendo\s+a)\b",
        ),
    ),
    acts=(
        ("extends", r"\b(?:prorrog(?:ar?|ando)|prolong(?:ar?|ando)|renovar|renueva|renovando|extender|extiende)\b"),
        ("amends", r"\b(?:modific(?:ar?|ando)|enmendar|enmienda|enmendando)\b"),
        (
            "terminates",
            r"\b(?:pon(?:er|e|iendo)\s+fin|dar\s+por\s+terminad[oa]s?|levant(?:ar?|ando)|derog(?:ar?|ando)|suprimir)\b",
        ),
        ("supersedes", r"\b(?:reempla[zc](?:ar?|ando)|sustitu(?:ir|ye|yendo))\b"),
    ),
    acts_after=(
        ("extends", r"\b(?:queda[nr]?|ser[áa]n?|sean?)\s+(?:prorrogad|renovad)[oa]s?"),
        ("amends", r"\b(?:queda[nr]?|ser[áa]n?|sean?)\s+(?:modificad|enmendad)[oa]s?"),
        ("terminates", r"\b(?:queda[nr]?|ser[áa]n?|sean?)\s+(?:levantad|derogad)[oa]s?|dejar[áa]n?\s+de\s+aplicarse"),
        ("supersedes", r"\b(?:queda[nr]?|ser[áa]n?|sean?)\s+(?:reemplazad|sustituid)[oa]s?"),
    ),
    deciding=r"decid|prorrog|renuev|prolong|modific|enmiend|levant|\bpone\s+(?:fin|t[ée]rmino)|derog|reemplaz|sustitu",
    decided=r"\bsus?\s+decisi[óo]n(?:es)?\b(?!\s+\d)|\bdecidi[óo]\b",
    decided_after=r"[\s,]*(?:en|por)\s+(?:l[ao]s?\s+)?(?:que|cual(?:es)?)\b[^;.]{0,60}\bdecidi[óo]",
    sweeping=(
        r"\b(?:todas\s+)?(?:las|sus)\s+(?:dem[áa]s\s+)?(?:resoluciones|medidas|decisiones|sanciones|disposiciones"
        r"|restricciones|prohibiciones)\s+(?:pertinentes\s+|conexas\s+)?"
        r"(?:anteriores|precedentes|previas|(?:impuestas|adoptadas)\s+(?:anteriormente|previamente))\b"
    ),
    itself=r"\bla\s+presente\s+resoluci[óo]n\b",
    that_one=r"\b(?:dicha|esa|la\s+citada|la\s+mencionada)\s+resoluci[óo]n\b",
    those=r"\b(?:dichas|esas|las\s+citadas|las\s+mencionadas)\s+resoluciones\b",
    ibid=r"\bib[íi]d(?:em)?\b",
    instruments=(
        ("A/RES/217(III)[A]", r"\bDeclaraci[óo]n\s+Universal\s+de\s+(?:los\s+)?Derechos\s+Humanos\b", ""),
        (
            "A/RES/2200(XXI)[A]",
            r"\bPactos?\s+Internacional(?:es)?\s+de\s+Derechos\s+(?:Civiles\s+y\s+Pol[íi]ticos|Econ[óo]micos,\s+Sociales\s+y\s+Culturales|Humanos)\b",
            "",
        ),
        (
            "A/RES/60/288",
            r"\bEstrategia\s+Global\s+de\s+las\s+Naciones\s+Unidas\s+contra\s+el\s+Terrorismo\b",
            r"\bla\s+Estrategia\b",
        ),
        ("A/RES/70/1", r"\bAgenda\s+2030\s+para\s+el\s+Desarrollo\s+Sostenible\b", r"\bAgenda\s+2030\b"),
        ("A/RES/55/2", r"\bDeclaraci[óo]n\s+del\s+Milenio\b", ""),
        ("A/RES/44/25", r"\bConvenci[óo]n\s+sobre\s+los\s+Derechos\s+del\s+Niño\b", ""),
        (
            "A/RES/34/180",
            r"\bConvenci[óo]n\s+sobre\s+la\s+Eliminaci[óo]n\s+de\s+Todas\s+las\s+Formas\s+de\s+Discriminaci[óo]n\s+contra\s+la\s+Mujer\b",
            "",
        ),
        ("A/RES/69/313", r"\bAgenda\s+de\s+Acci[óo]n\s+de\s+Addis\s+Abeba\b", ""),
    ),
    places=(
        ("op", r"\b(?:p[áa]rrafos?|apartados?|p[áa]rrs?\.)"),
        ("section", r"\bsecc(?:i[óo]n(?:es)?\b|\.)"),
        ("article", r"\bart[íi]culos?\b"),
        ("chapter", r"\bcap(?:[íi]tulos?\b|\.)"),
        ("annex", r"\banexos?\b"),
    ),
)

COMPARING = Comparing(
    before=r"\b(?:párrafo|apartado|inciso)s?\b",
    between=r",|y|e|o|a|-",
    elsewhere=(
        r"de(?:l|)\b(?! la presente)[^,;.]{0,40}(?:resolución|resoluciones|decisión|informe|declaración|carta"
        r"|convenio|convención|anexo)"
    ),
)

CORRECTING = Correcting(
    languages=(
        ("ar", "árabe"),
        ("zh", "chino"),
        ("en", "inglés"),
        ("fr", "francés"),
        ("ru", "ruso"),
        ("es", "español"),
    ),
    only="solamente|únicamente|se aplica a",
    not_for="no se aplica",
)

LANGUAGE = Language("es", LAYOUT, CITING, COMPARING, CORRECTING)
