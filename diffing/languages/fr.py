"""French: how it cites."""

from diffing.changes import Body
from diffing.languages.words import Citing, Comparing, Correcting, Language, Layout

_ALSO = (
    r"(?:,? (?:[ée]galement|aussi|en outre|[àaâ] nouveau|de (?:nouveau|m[êe]me)|encore|encore une fois|en particulier"
    r"|une (?:nouvelle fois|fois (?:de plus|encore))|par ailleurs|[àa] cet [ée]gard|dans ce contexte|d[ûu]ment"
    r"|fermement|vivement|par (?:suite|cons[ée]quent)|donc|toutefois),?){0,2}"
)
"""What may stand between the words of a verb: ``Demande à nouveau instamment``."""

_FEELING = (
    r"(?:pr[ée]occupations?|inqui[ée]tudes?|gratitude|reconnaissance|satisfaction|appui|soutien|remerciements"
    r"|appr[ée]ciation"
    r"|intention|conviction|espoir|regrets?|sympathie|condol[ée]ances|solidarit[ée]|condamnation|indignation|volont[ée]"
    r"|d[ée]termination|d[ée]sir|souhait|v(?:œ|oe)ux?|d[ée]ception|confiance|admiration|anxi[ée]t[ée]|craintes?"
    r"|[ée]motion"
    r"|tristesse|consternation|attachement|adh[ée]sion|opposition|estime|f[ée]licitations|accord|engagement"
    r"|int[ée]r[êe]t"
    r"|approbation|souci|fermet[ée]|vigueur|force|horreur|plaisir|alarme|faveur|compassion|appel|demande"
    r"|invitation|angoisse|r[ée]probation)"
)
"""What a body expresses or repeats, or with what it notes."""

_VERY = (
    r"(?:(?:profond[ée]ment|gravement|vivement|s[ée]rieusement|fermement|pleinement|extr[êe]mement|particuli[èe]rement"
    r"|sp[ée]cialement|activement|fort|tr[èe]s|plus|toujours|tout)(?: \w+ment)? )"
)

_PHRASES = (
    rf"pren(?:d|ant){_ALSO}(?: \w+)? (?:note|acte|connaissance|compte|en (?:compte|consid[ée]ration))"
    rf"|ayant{_ALSO} (?:\w+ment )?(?:(?:pr[ée]sente?s? )?[àa] l['’]esprit|pris (?:\w+ )?(?:note|acte|connaissance"
    r"|en (?:compte|consid[ée]ration))|[ée]t[ée] \w+|(?:\w+ et )?\w+)"
    rf"|se (?:d[ée]clar(?:e|ant)|di(?:t|sant)|montr(?:e|ant)|ten(?:ant)|tient){_ALSO} {_VERY}?\w+"
    r"|se fai(?:t|sant) l['’]écho|se \w+|s['’](?:en|y) \w+"
    rf"|exprim(?:e|ant){_ALSO} (?:(?!(?:de|du|des|que|à|au|aux) )[\w-]+ ){{0,3}}?(?:l['’])?{_FEELING}"
    r"|(?:r[ée]it[èée]r|renouvell?|redi[ts]|redis|r[ée]affirm|d[ée]clar|affirm|confirm|manifest|apport|renouvel)(?:e"
    r"|ant)?"
    rf"{_ALSO} (?:(?:son|sa|ses) (?:\w+ ){{0,2}}?{_FEELING}|(?:l['’]|la )(?:appel|demande|invitation))"
    rf"|lan[cç](?:e|ant){_ALSO} un (?:\w+ )?appel|adress(?:e|ant){_ALSO} un (?:\w+ )?appel"
    rf"|fai(?:t|sant){_ALSO} (?:siens?|siennes?|appel|droit|[ée]cho|fond|part|[ée]tat|confiance|l['’][ée]loge"
    r"|observer|remarquer|valoir|savoir)"
    rf"|rend(?:ant)?{_ALSO} (?:un \w+ )?hommage|tenant{_ALSO} (?:compte|pr[ée]sente?s? [àa] l['’]esprit)"
    rf"|gard(?:e|ant){_ALSO} (?:pr[ée]sente?s? )?[àa] l['’]esprit|(?:demeur|rest)(?:e|ant){_ALSO} {_VERY}?\w+"
    r"|d[ée]cide(?: [ée]galement)? de (?:demeurer|rester)(?: \w+)? saisie?"
    rf"|met(?:tant)?{_ALSO} (?:l['’]accent|en (?:garde|[ée]vidence|relief|lumi[èe]re|demeure)|fin|un terme)"
    rf"|donn(?:e|ant){_ALSO} (?:pour )?(?:instructions?|mandat|acte|suite|effet|son (?:approbation|accord|aval))"
    r"|s(?:ait|achant)(?: infiniment)? gr[ée]|est (?:d['’]avis|(?:\w+ment )?\w{2,})|[ée]tant (?:\w+ment )?\w+"
    rf"|accueill(?:e|ant){_ALSO} favorablement|(?:appel(?:le|ant)|attir(?:e|ant)){_ALSO} l['’]attention"
    rf"|(?:demand|engage?|invit|exhort|recommand|pri|insist|appell?)(?:e|ant)?{_ALSO} instamment"
    rf"|agissant{_ALSO}(?: à ces fins)? (?:en (?:vertu|application) (?:du|des|de l['’]) ?(?:chapitre"
    rf"|article)s? (?:[ivx]+|\d+)"
    r"|conform[ée]ment|comme suite|en (?:vertu|r[ée]ponse)|au nom)"
    rf"|(?:guid|anim|saisi|frapp|encourag|consterne?)[ée]*s? (?:par|d['’]\w+)|{_VERY}\w+"
)

_MANNERS = rf"{_ALSO},? (?:avec|dans) (?:(?:une?|la|le|les|sa|un) )?(?:\w+ ){{0,2}}?{_FEELING}"

LAYOUT = Layout(
    stop_words=("le", "la", "les", "des", "du", "et", "en", "aux", "que", "dans", "sur", "pour", "par", "ses"),
    own_letters="êçœè",
    months=(
        *("janvier", "f[ée]vrier", "mars", "avril", "mai", "juin"),
        *("juillet", "ao[uû]t", "septembre", "octobre", "novembre", "d[ée]cembre"),
    ),
    dates=(r"(?P<day>\d(?<!\w\d)\d?)(?:er)?\s(?P<month>MONTH),?\s(?P<year>\d{4})(?!\d)",),
    numerals=(
        *(("quatre-vingt", 80), ("soixant", 60), ("cinquant", 50), ("quarant", 40), ("trent", 30), ("vingt", 20)),
        *(("seiz", 16), ("quinz", 15), ("quatorz", 14), ("treiz", 13), ("douz", 12), ("onz", 11), ("dix", 10)),
        *(("neuv", 9), ("huit", 8), ("sept", 7), ("six", 6), ("cinqu", 5), ("quatr", 4), ("trois", 3), ("deux", 2)),
        *(("uni", 1), ("premi", 1)),
    ),
    organs=(
        (Body.SECURITY_COUNCIL, r"le conseil de s[ée]curit[ée]"),
        (Body.GENERAL_ASSEMBLY, r"l['’]assembl[ée]e g[ée]n[ée]rale"),
        (Body.HUMAN_RIGHTS_COUNCIL, r"le conseil des droits de l['’]homme"),
        (Body.ECONOMIC_AND_SOCIAL_COUNCIL, r"le conseil [ée]conomique et social"),
        (Body.TRUSTEESHIP_COUNCIL, r"le conseil de tutelle"),
        (Body.COUNTER_TERRORISM_COMMITTEE, r"le comit[ée] contre le terrorisme"),
    ),
    subsidiary=r"(?:le|la) (?:comit[ée]|commission|conf[ée]rence|conseil)(?: [\w\s'’-]{1,80})?",
    distribution=r"distr\b",
    masthead=(
        r"nations unies(?: .*)?",
        r"(?:assembl[ée]e g[ée]n[ée]rale|conseil de s[ée]curit[ée]|conseil des droits de l['’]homme)(?: distr\b.*)?",
        r"distr\b.*",
        r"original ?:.*",
        r"[\w\s'’-]{1,80} session(?: extraordinaire.*)?",
        r"points? \d.*de l['’]ordre du jour.*",
        r"(?:.{0,2000}:\*{0,4} ?)?projet de (?:r[ée]solution|d[ée]cision).*",
    ),
    session=r"(?P<session>[a-zéèêîû]+(?:-[a-zéèêîû]+)*(?: et [a-zéè]+)?) session",
    special_session=r"(?P<session>[a-zéèêîû]+(?:-[a-zéèêîû]+)*) session extraordinaire",
    emergency_session=r"(?P<session>[a-zéèêîû]+(?:-[a-zéèêîû]+)*) session extraordinaire d['’]urgence",
    agenda_item=r"points? (?P<item>\d{1,3}(?: ?[a-z]\))?(?:(?:, | et )\d{1,3}(?: ?[a-z]\))?)*) de l['’]ordre du jour",
    meeting=r"(?P<meeting>\d{1,5})\s?(?:\^?er?e?|['’`])?\s?s[ée]ance",
    adoption=(r"r[ée]solutions? adopt[ée]es?", r"^adopt[ée]e? (?:par|à|le)\b", r"^r[ée]solution \d+ ?\(\d{4}\) du \d"),
    numbered=(
        r"r[ée]solution (?P<number>\d{1,4})\s?\((?P<year>\d{4})\)",
        r"(?P<number>\d{1,4})\s?\((?P<year>\d{4})\)\s?\.\sr[ée]solution du",
    ),
    drafts=r"projet de (?:r[ée]solution|d[ée]cision)",
    declarations=r".*\bd[ée]claration\b.*",
    statements=(
        r"^d[ée]claration (?:faite par le|du) pr[ée]sident du conseil"
        r"|pr[ée]sident du conseil de s[ée]curit[ée] a fait.{0,40}d[ée]claration"
    ),
    reissued=r"\*+\s*nouveau tirage.*",
    preamble_leads=(
        r"(?-i:(?:Se |S['’])?[A-ZÉÀ]?[a-zéèêç]{2,18}ant(?:e?s)?,? |Conscient|Convaincu|R[ée]solue?s?\b|Pr[ée]occup"
        r"|Profond[ée]ment"
        r"|Gravement|Vivement|D[ée]termin|Alarm|Afflig|D[ée]sireu|Inqui|Soucieu|Indign|Guid|Ayant\b"
        r"|En (?!tant)[a-z]+ant"
        r"|Consid[ée]rant|Fermement)"
    ),
    operative_leads=(
        r"(?:accepte|accueille|adopte|adresse|affirme|appelle|approuve|appuie|attend|autorise|avertit|censure"
        r"|charge|compte|condamne"
        r"|confirme|consid[èe]re|constate|convient|crée|d[ée]cerne|d[ée]cide|d[ée]clare|demande|d[ée]plore|donne"
        r"|encourage|engage"
        r"|entend|est|estime|[ée]tablit|exhorte|exige|exprime|fait|f[ée]licite|insiste|invite|lance|loue|met|nomme"
        r"|note|prend|prescrit"
        r"|prie|proclame|prolonge|proroge|rappelle|r[ée]affirme|recommande|reconnaît|regrette|r[ée]it[èe]re|rejette"
        r"|remercie|rend|renouvelle"
        r"|requiert|r[ée]sout|sait|salue|se|s['’]\w+|souligne|souscrit|soutient|souhaite|transmet|engage|fixe|forme"
        r"|juge|partage|redit|assure|attire|blâme|conclut|confie|continue|convoque|dénonce|désapprouve|désigne|désire"
        r"|dissout|élit|enjoint|entérine|espère|institue|lève|maintient|modifie|ordonne|propose|reconduit|refuse"
        r"|réprouve|suspend|tient)\b"
    ),
    adverbs=r"(?:à cet [ée]gard|dans ce contexte|à cette fin|en outre),?",
    clauses=(
        r"(?:(?:se )?\w+ant|conform[ée]ment|en (?:application|vertu|vue)|afin|comme suite|sur la base)\b[^;:.]{1,150}?,"
    ),
    phrases=_PHRASES,
    manners=_MANNERS,
    counted=(
        r"(?:paragraphes?|par\.|articles?|r[ée]solutions?|d[ée]cisions?|sections?|chapitres?|chap\.|points?|annexe"
        r"|no|nos|vol\.|objectifs?"
        r"|du|de|des|le|les|à|aux?|et|en|sur|entre|phase|partie|page|suppl[ée]ment)"
    ),
    note_leads=(
        r"(?:voir\b|ibid|idem|documents?\s[A-Z]{1,2}/|r[ée]solutions?\s\d|d[ée]cision\s\d|documents? officiels"
        r"|nations unies,"
        r"|[A-Z]{1,4}/[A-Z0-9.])"
    ),
    note_sources=(
        r"ibid\.|documents officiels du conseil|voir (?:documents officiels|[A-Z]{1,2}/)|documents? [A-Z]{1,2}/"
    ),
    annexes=r"(?:annexe|appendice)(?:\s(?:[ivxl]{1,6}|[a-e]|\d{1,2}))?\.?",
    closings=(
        r"\d{1,5}\s?e?\s?s[ée]ance pl[ée]ni[èe]re(?: \(reprise\))?,?",
        r"adopt[ée]e (?:à|sans|par \d).*",
    ),
    sections=r"(?:section\s)?[IVXL]{1,6}\.?",
    furniture=(r"merci de recycler.*", r"r[ée]solutions? adopt[ée]es? et d[ée]cisions? prises? par le conseil.*"),
    wiki_heads=r".*\bwikisource\b.*",
    licences=r"cette œuvre est dans le domaine public.*",
    conjunctions=r"(?:et|ou)",
)

CITING = Citing(
    singular=r"\br[ée]solution\b|\br[ée]s\b(?<!/res)\.?(?=\s*(?:n\s?[o°º]s?\s*)?(?:e?s-)?\d)",
    acronyms=(
        ("S", r"\bRCSNU\b|\br[ée]s\.?\s+CS\b"),
        ("A", r"\br[ée]s\.?\s+AG\b"),
    ),
    plural=r"\br[ée]solutions\b",
    decision=r"\bd[ée]cisions?\b",
    rival=(
        r"\b(?:vol(?:ume)?|no|loi|article|paragraphe|section|chapitre|page|p|principe|recommandation"
        r"|observation)s?\.?"
    ),
    number_sign=r"(?:n\s?[o°º]s?\.?|num[ée]ros?)",
    draft=r"\bprojet\s+de\s",
    organs=(
        ("A/HRC", r"\bConseil\s+des\s+droits\s+de\s+l['’]homme\b|\bCDH\b"),
        ("E", r"\bConseil\s+[ée]conomique\s+et\s+social\b|\bECOSOC\b"),
        ("T", r"\bConseil\s+de\s+tutelle\b"),
        ("E/CN.4", r"\bCommission\s+des\s+droits\s+de\s+l['’]homme\b"),
        ("S", r"\bConseil\s+de\s+s[ée]curit[ée]\b|\bCSNU\b|\bCS(?=,?\s+r[ée]s)"),
        ("A", r"\bAssemb[l1][ée]e(?:\s+g[ée]n[ée]rale)?\b|\bAGNU\b|\bAG(?=,?\s+r[ée]s)"),
    ),
    foreign=(
        r"\b(?:Commission\s+(?:[ée]conomique|africaine)|Union\s+(?:africaine|europ[ée]enne)|Parlement\s+europ[ée]en"
        r"|Ligue\s+(?:des\s+[ÉE]tats\s+arabes|arabe)|Assembl[ée]e\s+(?:parlementaire|nationale|l[ée]gislative)|Parlement\b|S[ée]nat\b"
        r"|Conseil\s+(?:des\s+ministres|de\s+l['’](?:Europe|Union))|Soci[ée]t[ée]\s+des\s+Nations|Banque\s+mondiale|APCE\b"
        r"|Agence\s+internationale|Conf[ée]rence\s+g[ée]n[ée]rale"
        r"|Conf[ée]rence\s+des\s+(?:[ÉE]tats\s+)?[Pp]arties|Assembl[ée]e\s+des\s+Nations\s+Unies\s+pour\s+l['’](?:environnement|habitat))"
    ),
    reported=r"\b(?:annexes?|chap(?:itre|\.)|sect(?:ion|\.)|partie)(?:\s+[A-Z]{1,5})?,",
    own=r"\b(?:sa|ses|leurs?)\b",
    council=r"\bConseil\b(?!\s+(?:d['’]|des?\s|du\s|national|europ[ée]en|ex[ée]cutif|consultatif|constitutionnel))",
    united_nations=r"(?:(?:l['’])?ONU\b|(?:Organisation\s+des\s+)?Nations\s+Unies\b|onusiennes?\b)",
    organ_follows=True,
    organ_link=r"(?:,?\s*adopt[ée]es?\s+par\s+(?:le\s+|la\s+|l['’])?|du\s+|de\s+la\s+|de\s+l['’]|des\s+)",
    conjunction=r"(?:ainsi\s+que|et|ou)",
    through=r"à",
    date_link=r"(?:en\s+date\s+d(?:u|es)|en\s+date,?\s+respectivement,?\s+du|dat[ée]es?\s+du|du|des|adopt[ée]e\s+le)",
    day_link=r"le",
    clause_end=r"[;:]|\.\s+(?=[A-ZÉÀ«\"“])",
    committee=r"\bComit[ée]\s+NUMBER\b",
    established=(
        r"\bComit[ée]s?\b(?:\s+du\s+Conseil\s+de\s+s[ée]curit[ée])?[^,;.()\d]{0,60}?\s"
        r"(?:cr[ée][ée]s?|institu[ée]s?|[ée]tablis?|faisant\s+suite|constitu[ée]s?)\s+(?:par|en\s+application\s+d[eu]"
        r"|aux?|à|en\s+vertu\s+d[eu]|conform[ée]ment\s+(?:aux?|à))\s+"
        r"(?:la\s+|les?\s+|l['’])?"
    ),
    pinpoint=r"\b(?:alin[ée]as?|paragraphes?|par\.|sections?|articles?|chapitres?|annexes?)",
    pinpoint_link=r"(?:de\s+la|des|du|de\s+l['’]|de|[àa]\s+la|aux?|[àa])\s*",
    pinpoint_after=r"\b(?:par|sect|chap)\.",
    operative_part=r"du\s+dispositif",
    preamble=r"du\s+pr[ée]ambule\b",
    counted=r"(?:paragraphes?\b|alin[ée]as?(?=\s+du\s+pr[ée]ambule))",
    annex=r"annexes?(?:\s+[IVX]+)?\b",
    verbs=(
        ("recalls", r"\brappel(?:l|er|an|ons)"),
        ("reaffirms", r"\br[ée]affirm"),
        ("notes", r"\b(?:notant|note|constat(?:ant|e)|fai(?:sant|t)\s+observer|pren(?:ant|d)\s+(?:acte|note))\b"),
    ),
    frames=(
        (
            "implements",
            r"\b(?:(?<!en\s)application|appliquer|(?:mise|met(?:tre|tant|tent)?)\s+en\s+(?:[œo]e?uvre|application)|se\s+conform(?:er?|ent|ant)|respecter)\b"
            r"(?!\s+de\s+l['’]article)",
        ),
        ("pursuant_to", r"\b(?:conform[ée]ment|en\s+vertu|en\s+application|comme\s+suite|au\s+titre)\b"),
    ),
    acts=(
        ("extends", r"\b(?:prorog(?:er?|eant)|prolong(?:er?|eant)|renouvel(?:er|le|ant)|recondui(?:re|t|sant))\b"),
        ("amends", r"\b(?:modifi(?:er?|ant)|amend(?:er?|ant))\b"),
        ("terminates", r"\b(?:met(?:tre|tant)?\s+fin|lever|l[èe]ve|levant|abrog(?:er?|eant))\b"),
        ("supersedes", r"\bremplac(?:er?|ant)\b"),
    ),
    acts_after=(
        ("extends", r"\b(?:est|sont|sera|seront)\s+(?:prorog|prolong|renouvel|reconduit)[ée]"),
        ("amends", r"\b(?:est|sont|sera|seront)\s+modifi[ée]"),
        (
            "terminates",
            r"\b(?:est|sont|sera|seront)\s+(?:lev|abrog)[ée]|cess(?:er|era|eront|ent)\s+de\s+s['’]appliquer",
        ),
        ("supersedes", r"\b(?:est|sont|sera|seront)\s+remplac[ée]"),
    ),
    deciding=r"d[ée]cid|prorog|prolong|renouvel|reconduit|modifi|amend|\bmet\s+(?:fin|un\s+terme)|l[èe]v|abrog|remplac",
    decided=r"\b(?:sa|ses)\s+d[ée]cisions?\b(?!\s+\d)|\b(?:avait|a)\s+d[ée]cidé\b|\bla\s+d[ée]cision\s+de\b",
    decided_after=r"[\s,]*(?:dans|par)\s+(?:laquelle|lesquelles)\b[^;.]{0,60}\bd[ée]cidé",
    sweeping=(
        r"\b(?:toutes\s+)?(?:les|ses|ces)\s+(?:autres\s+)?(?:r[ée]solutions|mesures|d[ée]cisions|sanctions|dispositions"
        r"|restrictions|interdictions)\s+(?:pertinentes\s+|connexes\s+)?"
        r"(?:ant[ée]rieures|pr[ée]c[ée]dentes|(?:prises|impos[ée]es|adopt[ée]es)\s+(?:ant[ée]rieurement|pr[ée]c[ée]demment))\b"
    ),
    itself=r"\b(?:la|sa)\s+pr[ée]sente\s+r[ée]solution\b",
    that_one=r"\b(?:ladite|cette(?:\s+derni[èe]re)?)\s+r[ée]solution\b|\bla\s+r[ée]solution\s+(?:susmentionn|pr[ée]cit)[ée]e\b",
    those=r"\b(?:lesdites|desdites|ces)\s+r[ée]solutions\b|\br[ée]solutions\s+(?:susmentionn|pr[ée]cit)[ée]es\b",
    ibid=r"\bibid\b",
    instruments=(
        ("A/RES/217(III)[A]", r"\bD[ée]claration\s+universelle\s+des\s+droits\s+de\s+l['’]homme\b", ""),
        (
            "A/RES/2200(XXI)[A]",
            r"\bPactes?\s+internationa(?:l|ux)\s+relatifs?\s+aux\s+droits\s+(?:civils\s+et\s+politiques|[ée]conomiques,\s+sociaux\s+et\s+culturels|de\s+l['’]homme)\b",
            "",
        ),
        (
            "A/RES/60/288",
            r"\bStrat[ée]gie\s+antiterroriste\s+mondiale\s+de\s+l['’]Organisation\s+des\s+Nations\s+Unies\b",
            r"\bla\s+Strat[ée]gie\b",
        ),
        (
            "A/RES/70/1",
            r"\bProgramme\s+de\s+d[ée]veloppement\s+durable\s+[àa]\s+l['’]horizon\s+2030\b",
            r"\bProgramme\s+2030\b",
        ),
        ("A/RES/55/2", r"\bD[ée]claration\s+du\s+Mill[ée]naire\b", ""),
        ("A/RES/44/25", r"\bConvention\s+relative\s+aux\s+droits\s+de\s+l['’]enfant\b", ""),
        (
            "A/RES/34/180",
            r"\bConvention\s+sur\s+l['’][ée]limination\s+de\s+toutes\s+les\s+formes\s+de\s+discrimination\s+[àa]\s+l['’][ée]gard\s+des\s+femmes\b",
            "",
        ),
        ("A/RES/69/313", r"\bProgramme\s+d['’]action\s+d['’]Addis-Abeba\b", ""),
    ),
    places=(
        ("op", r"\b(?:alin[ée]a|paragraphe|par)s?\b\.?"),
        ("section", r"\bsect(?:ions?\b|\.)"),
        ("article", r"\barticles?\b"),
        ("chapter", r"\bchap(?:itres?\b|\.)"),
        ("annex", r"\bannexes?\b"),
    ),
)

COMPARING = Comparing(
    before=r"\b(?:sous-)?(?:paragraphe|alinéa)s?\b",
    between=r",|et|ou|à|-",
    elsewhere=(
        r"d(?:e|u|es)\b(?! la présente)[^,;.]{0,40}(?:résolution|décision|rapport|déclaration|charte|convention"
        r"|annexe|lettre)"
    ),
)

CORRECTING = Correcting(
    languages=(
        ("ar", "arabe"),
        ("zh", "chinois"),
        ("en", "anglais"),
        ("fr", "français"),
        ("ru", "russe"),
        ("es", "espagnol"),
    ),
    only="seulement|uniquement|s'applique",
    not_for="ne s'applique pas|ne concerne pas",
)

LANGUAGE = Language("fr", LAYOUT, CITING, COMPARING, CORRECTING)
