"""French: how it cites. Its layout knows dates and small words only so far."""

from diffing.languages.words import Citing, Comparing, Language, Layout

LAYOUT = Layout(
    stop_words=("le", "la", "les", "des", "du", "et", "en", "aux", "que", "dans", "sur", "pour", "par", "ses"),
    own_letters="êçœè",
    months=(
        *("janvier", "f[ée]vrier", "mars", "avril", "mai", "juin"),
        *("juillet", "ao[uû]t", "septembre", "octobre", "novembre", "d[ée]cembre"),
    ),
    dates=(r"\b(?P<day>\d{1,2})(?:er)?\s(?P<month>MONTH),?\s(?P<year>\d{4})(?!\d)",),
)

CITING = Citing(
    singular=r"\br[ée]solution\b",
    plural=r"\br[ée]solutions\b",
    decision=r"\bd[ée]cisions?\b",
    rival=r"\b(?:vol(?:ume)?|no|loi|article|paragraphe|section|chapitre|page|p|principe|recommandation|observation)s?\.?",
    number_sign=r"(?:n\s?[o°º]s?|num[ée]ros?)",
    draft=r"\bprojet\s+de\s",
    organs=(
        ("A/HRC", r"\bConseil\s+des\s+droits\s+de\s+l['’]homme\b"),
        ("E", r"\bConseil\s+[ée]conomique\s+et\s+social\b"),
        ("T", r"\bConseil\s+de\s+tutelle\b"),
        ("E/CN.4", r"\bCommission\s+des\s+droits\s+de\s+l['’]homme\b"),
        ("S", r"\bConseil\s+de\s+s[ée]curit[ée]\b"),
        ("A", r"\bAssemb[l1][ée]e(?:\s+g[ée]n[ée]rale)?\b"),
    ),
    foreign=(
        r"\b(?:Commission\s+(?:[ée]conomique|africaine)|Union\s+(?:africaine|europ[ée]enne)|Parlement\s+europ[ée]en"
        r"|Ligue\s+des\s+[ÉE]tats\s+arabes|Agence\s+internationale|Conf[ée]rence\s+g[ée]n[ée]rale"
        r"|(?:annexe|chap(?:itre|\.)|sect(?:ion|\.))(?:\s+[A-Z]{1,5})?,)"
    ),
    own=r"\b(?:sa|ses|leurs?)\b",
    organ_follows=True,
    organ_link=r"(?:,?\s*adopt[ée]es?\s+par\s+(?:le\s+|la\s+|l['’])?|du\s+|de\s+la\s+|de\s+l['’]|des\s+)",
    conjunction=r"(?:ainsi\s+que|et|ou)",
    through=r"à",
    date_link=r"(?:en\s+date\s+du|en\s+date,?\s+respectivement,?\s+du|dat[ée]es?\s+du|du|adopt[ée]e\s+le)",
    clause_end=r"[;:]|\.\s+(?=[A-ZÉÀ«\"“])",
    committee=r"\bComit[ée]\s+NUMBER\b",
    established=(
        r"\bComit[ée]s?\b(?:\s+du\s+Conseil\s+de\s+s[ée]curit[ée])?[^,;.()\d]{0,60}?\s"
        r"(?:cr[ée][ée]s?|institu[ée]s?|[ée]tablis?|faisant\s+suite|constitu[ée]s?)\s+(?:par|en\s+application\s+de|aux?|à|en\s+vertu\s+de)\s+"
        r"(?:la\s+|les\s+)?"
    ),
    pinpoint=r"\b(?:alin[ée]as?|paragraphes?|par\.|sections?|articles?|chapitres?|annexes?)",
    pinpoint_link=r"(?:de\s+la|des|de\s+l['’]|de)\s*",
    annex=r"annexes?(?:\s+[IVX]+)?\b",
    verbs=(
        ("recalls", r"\brappel"),
        ("reaffirms", r"\br[ée]affirm"),
        ("notes", r"\b(?:notant|note|pren(?:ant|d)\s+(?:acte|note))\b"),
    ),
    frames=(
        ("implements", r"\b(?:application|appliquer|mise\s+en\s+[œo]e?uvre)\b(?!\s+de\s+l['’]article)"),
        ("pursuant_to", r"\b(?:conform[ée]ment|en\s+vertu|en\s+application|comme\s+suite)\b"),
    ),
)

COMPARING = Comparing(
    before=r"\b(?:sous-)?(?:paragraphe|alinéa)s?\b",
    between=r",|et|ou|à|-",
    elsewhere=r"d(?:e|u|es)\b(?! la présente)[^,;.]{0,40}(?:résolution|décision|rapport|déclaration|charte|convention|annexe|lettre)",
)

LANGUAGE = Language("fr", LAYOUT, CITING, COMPARING)
