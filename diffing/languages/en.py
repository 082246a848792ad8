"""English."""

from diffing.changes import Body
from diffing.languages.en_bodies import FOREIGN, NOT_ANOTHERS
from diffing.languages.words import Citing, Comparing, Correcting, Language, Layout

_ALSO = (
    r"(?:,? (?:also|further(?:more)?|again|once (?:again|more)|therefore|particularly|in particular"
    r"|in this (?:regard|respect|context)|strongly|equally|urgently|likewise),?){0,2}"
)
"""What may stand between the words of a verb: ``Calls once again upon``."""

_FEELING = (
    r"(?:concerns?|appreciation|gratitude|thanks|support|readiness|willingness|determination|conviction|belief|hopes?"
    r"|wish|desire|regrets?|satisfaction|condolences|sympathy|disappointment|dismay|confidence|trust|interest|resolve"
    r"|commitment|outrage|shock|indignation|sorrow|sadness|grief|opposition|condemnation|congratulations"
    r"|admiration|horror|alarm|solidarity|need|views?|opinion|recognition|anxiety|distress|consternation|approval|pride"
    r"|disapproval|understanding|anguish|pleasure|intention|encouragement|endorsement|respect|faith|attachment"
    r"|agreement"
    r"|expectations?|abhorrence|concurrence|commendation|censure|preoccupations?|caution|sense"
    r"|request|call(?: upon| for)?|appeal|demand|invitation)"
)
"""What a body expresses or repeats, or with what it notes."""

_MOVED = (
    r"(?:\w{4,}ed|\w+ful|aware|conscious|cognizant|anxious|confident|supportive|solicitous|indignant|ready|available)"
)
"""What a body is."""

_PHRASES = (
    rf"tak(?:es|ing){_ALSO}(?: \w+)? (?:note|notice|cognizance|account|into (?:\w+ )?(?:account|consideration)"
    r"|the view)"
    rf"|having{_ALSO}(?: \w+ly)? (?:taken (?:\w+ )?(?:note|notice|cognizance|into (?:account|consideration)|up)"
    r"|been \w+|in mind|(?:\w+ and )?\w+)"
    rf"|bear(?:s|ing){_ALSO} in{_ALSO} mind|keep(?:s|ing){_ALSO} (?:in{_ALSO} mind|(?:\w+ ){{0,3}}under review)"
    rf"|express(?:es|ing){_ALSO} (?:(?!(?:of|for|that|about|on|over|with) )[\w-]+,? ){{0,5}}?{_FEELING}"
    rf"(?:,?(?: and)?(?: \w+)? {_FEELING})?"
    r"|(?:re(?:iterat|affirm|new|peat|stat|confirm|cord)|declar|affirm|con(?:firm|vey)|extend|voic)(?:e?s|ing)"
    rf"{_ALSO} (?:its|their|our) (?:[\w-]+,? ){{0,3}}?{_FEELING}"
    rf"|call(?:s|ing){_ALSO} (?:upon|on|for|attention)|draw(?:s|ing){_ALSO} (?:the )?(?:\w+ )?attention"
    rf"|pay(?:s|ing){_ALSO}(?: an?)?(?: \w+)? (?:tribute|homage|attention)|look(?:s|ing){_ALSO} (?:forward|ahead)"
    rf"|remain(?:s|ing){_ALSO}(?: \w+ly)? {_MOVED}|decides(?: also)? to remain(?: \w+)? seized|guided{_ALSO} by"
    rf"|acting{_ALSO} (?:under (?:chapter|article)s? (?:[ivx]+|\d+)(?:(?:,| and) (?:[ivx]+|\d+))*"
    r"|pursuant to|in accordance with|in response to|on behalf of|on the basis of)"
    r"|(?:deeply|gravely|seriously|particularly|profoundly|extremely|greatly|especially|equally|increasingly|firmly"
    rf"|strongly|fully|ever|always|acutely|keenly|very) {_MOVED}|being(?: \w+ly)? {_MOVED}"
    rf"|plac(?:es|ing){_ALSO} (?:on record|(?:\w+ )?(?:emphasis|importance))|stand(?:s|ing) ready|reserves the right"
    rf"|shar(?:es|ing){_ALSO} (?:\w+ ){{0,2}}?{_FEELING}|continu(?:es|ing) to \w+"
    r"|we(?: (?:also|further|again|once again|therefore|hereby|are|will|must|remain|\w+ly)){0,3}"
    rf" (?:take note|call (?:upon|on|for)|look forward|pay tribute|express (?:\w+ ){{0,2}}?{_FEELING}"
    r"|(?!(?:have|had|shall|should|can|may|must|need|do|the|all)\b)\w+)"
)

_MANNERS = (
    rf"{_ALSO},? with (?:[\w-]+,? (?:and )?){{0,3}}?{_FEELING}(?: and (?:\w+ )?{_FEELING})?"
    r"|,? in the strongest (?:possible )?terms"
)

LAYOUT = Layout(
    stop_words=(
        *("the", "of", "and", "to", "in", "that", "for", "on", "with", "by", "its", "which", "this"),
        *("resolution", "council", "united", "nations", "decides", "requests", "recalling"),
    ),
    months=(
        *("january", "february", "march", "april", "may", "june"),
        *("july", "august", "september", "october", "november", "december"),
    ),
    dates=(
        r"(?P<day>\d(?<!\w\d)\d?)\s(?P<month>MONTH),?\s(?P<year>\d{4})(?!\d)",
        r"\b(?P<month>MONTH)\s(?P<day>\d{1,2}),\s(?P<year>\d{4})(?!\d)",
    ),
    numerals=(
        *(("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7)),
        *(("eighth", 8), ("ninth", 9), ("tenth", 10), ("eleventh", 11), ("twelfth", 12), ("thirteenth", 13)),
        *(("fourteenth", 14), ("fifteenth", 15), ("sixteenth", 16), ("seventeenth", 17), ("eighteenth", 18)),
        *(("nineteenth", 19), ("twent", 20), ("thirt", 30), ("fort", 40), ("fift", 50), ("sixt", 60)),
        *(("sevent", 70), ("eight", 80), ("ninet", 90)),
    ),
    organs=(
        (Body.SECURITY_COUNCIL, r"the security council"),
        (Body.GENERAL_ASSEMBLY, r"the general assembly"),
        (Body.HUMAN_RIGHTS_COUNCIL, r"the human rights council"),
        (Body.ECONOMIC_AND_SOCIAL_COUNCIL, r"the economic and social council"),
        (Body.TRUSTEESHIP_COUNCIL, r"the trusteeship council"),
        (Body.COUNTER_TERRORISM_COMMITTEE, r"the (?:security council )?counter-terrorism committee"),
    ),
    subsidiary=(
        r"the (?:\w[\w\s'-]{0,60})?(?:committee|commission|conference|council|assembly|board)(?: (?:on|for"
        r"|of) \w[\w\s'-]{0,80})?"
    ),
    distribution=r"distr\b",
    masthead=(
        r"united nations(?: [a-z]{1,5}/.*)?",
        r"(?:general assembly|security council|human rights council|economic and social council)(?: distr\b.*)?",
        r"distr\b.*",
        r"original:.*",
        r"(?:\w+ )?(?:first|second|third|fourth|fifth|sixth|main|special political)[\w\s()]{0,60} committee",
        r"[\w\s-]{1,60} session",
        r"agenda items?\b.*",
        r"(?:revised )?(?:draft (?:resolution|decision)|amendment)s?(?: [IVXL]+)?",
        r".{0,2000}:\*{0,4} (?:revised )?(?:draft (?:resolution|decision)|amendment)s?(?: to .*)?",
        r"draft (?:resolution|decision)s? submitted by .*",
        r"plenary",
    ),
    session=r"(?P<session>[a-z]+(?:-[a-z]+)?) session",
    special_session=r"(?P<session>[a-z]+(?:-[a-z]+)?) special session",
    emergency_session=r"(?P<session>[a-z]+(?:-[a-z]+)?) emergency special session",
    agenda_item=(
        r"agenda items? (?P<item>\d{1,3}(?: ?\([a-z]{1,3}\))?(?:(?:, | and | to )\d{1,3}(?: ?\([a-z]{1,3}\))?)*)"
    ),
    meeting=r"(?P<meeting>\d{1,5})\s?(?:st|nd|rd|th)?\s(?:\(resumed\)\s)?(?:plenary\s)?meeting",
    adoption=(
        r"(?:resolution|decision|statement)s? adopted (?:by|on)\b",
        r"adopted (?:unanimously )?by the\b",
        r"resolution of \d",
    ),
    numbered=(
        r"resolution (?P<number>\d{1,4})\s?\((?P<year>\d{4})\)",
        r"(?P<number>\d{1,4})\s?\((?P<year>\d{4})\)\.\sresolution of",
    ),
    drafts=r"draft (?:resolution|decision)|: (?:revised )?amendment",
    declarations=r".*\bdeclaration\b.*",
    statements=(
        r"president of the (?:security )?council made the following statement"
        r"|statement by the president of the security council"
    ),
    reissued=r"\*+\s*reissued (?:for|on|owing)\b.*",
    preamble_leads=(
        r"(?-i:(?!United\b|During\b|Including\b|Limited\b|Advanced\b|According\b|Beijing\b|Being\b|Nothing\b)"
        r"[A-Z][a-z]{2,}(?:ing|ed)(?:,| (?!Nations\b))"
        r"|(?:Also|Further|Again|Ever|Fully)(?: [a-z]+ly)? [a-z]{2,}(?:ing|ed|ful)\b|Re-emphasizing\b"
        r"|[A-Z][a-z]+ly [a-z]{2,}(?:ed|ing|ful)\b|Aware\b|Conscious\b|Mindful\b|Cognizant\b|Desirous\b"
        r"|Confident\b|Indignant\b|Anxious\b"
        r"|Appreciative\b|Taking\b|Having\b|Keen\b)"
    ),
    operative_leads=(
        r"(?:accepts|acknowledges|adopts|affirms|agrees|aligns|announces|anticipates|appeals|applauds|appoints"
        r"|appreciates"
        r"|appropriates|approves|censures|deprecates|objects|recommits"
        r"|asks|assures|authorizes|becomes|believes|calls|certifies|charges|cites|commends|commits|concludes"
        r"|concurs|condemns|confirms|congratulates|considers|convenes|conveys|decides|declares|decries|demands|denounces"
        r"|deplores|designates|desires|determines|directs|draws|elects|emphasizes|empowers|encourages|endorses|entrusts"
        r"|establishes|exhorts|expects|expresses|extends|finds|gives|guarantees|hails|highlights|honours|hopes"
        r"|identifies|instructs|insists|intends|invites|joins|keeps|launches|looks|maintains|mandates|modifies"
        r"|mourns|names|notes|notifies|observes|offers|opposes|orders|pays|permits|places|pledges|praises"
        r"|proclaims|proposes|provides|reaffirms|realizes|reasserts|reassures|recalls|recognizes|recommends"
        r"|reconfirms|re-?emphasizes|refers|regrets|reiterates|rejects|remains|reminds|renews|reports|repudiates"
        r"|requests|requires|resolves|respects|restates|reserves|returns|salutes|seeks|sets|shares|stands|states"
        r"|stresses|strives|supports|suspends|takes|terminates|thanks|transmits|trusts|underlines|underscores"
        r"|undertakes|urges|views|voices|warns|welcomes|wishes|withdraws)\b"
    ),
    adverbs=(
        r"(?:also|further|furthermore|again|once again|once more|again|strongly|firmly|deeply|gravely|solemnly"
        r"|urgently|warmly|greatly"
        r"|unequivocally|highly|fully|hereby|in this (?:regard|context|respect|connection),?|accordingly,?"
        r"|to this end,?"
        r"|in addition,?|acting under [^,;.]{1,80},|therefore|particularly|equally|categorically|earnestly"
        r"|expressly|vehemently|likewise)\s"
    ),
    clauses=(
        r"(?:[a-z]+ing|guided|pursuant|in (?:accordance|conformity|order|view|line|response|light)"
        r"|with a view)\b[^;:.]{1,150}?,"
    ),
    phrases=_PHRASES,
    manners=_MANNERS,
    end_marks=",;:.!?",
    commas=",",
    conjunctions=r"(?:and|or|and/or)",
    counted=(
        r"(?:paragraphs?|paras?\.|articles?|resolutions?|decisions?|sections?|chapters?|chap\.|items?|annex|no\."
        r"|nos\.|vol\.|goals?|targets?"
        r"|pillars?|rule|option|phase|part|level|page|agenda|supplement|of|to|and|the|from|on|in|by|between|than"
        r"|about|some|within|every)"
    ),
    note_leads=(
        r"(?:see\b|ibid|idem|resolutions?\s\d|decision\s\d|official records|united nations,|document|previously"
        r"|the delegations?\b"
        r"|[A-Z]{1,4}/[A-Z0-9.]|as\b|for the\b|report of|on behalf of|adopted\b)"
    ),
    note_sources=r"ibid\.|official records of the|see (?:official records|[A-Z]{1,2}/)|documents? [A-Z]{1,2}/",
    annexes=r"(?:annex|appendix|enclosure)(?:\s(?:[ivxl]{1,6}|[a-e]|\d{1,2}))?\.?",
    closings=(
        r"\d{1,5}(?:st|nd|rd|th)?\s(?:\(resumed\)\s)?plenary\s(?:\(resumed\)\s)?meeting(?:\s\(resumed\))?,?",
        r"adopted (?:(?:unanimously|without a vote)\b|at (?:the|its)(?= (?:\S{0,3}\d|resumed|meeting)|$)|by \d).*",
        r"\[?adopted (?:by a recorded vote|without a vote)\b.*",
    ),
    sections=r"(?:section\s)?[IVXL]{1,6}\.?",
    furniture=(
        r"please recycle.*",
        r"\(?printed on recycled paper\)?.*",
        r"for the participation of.*",
        r"resolutions? and decisions? of the security council.*",
    ),
    wiki_heads=r".*\bwikisource\b.*|from wikisource.*|sister projects:.*",
    licences=(
        r"this (?:work|document) is (?:in the public domain|excerpted from an official document|licensed)\b.*"
        r"|public domain.*false.*"
    ),
)

CITING = Citing(
    singular=rf"\bresolution\b{NOT_ANOTHERS}",
    plural=r"\bresolutions\b",
    decision=r"\bdecisions?\b",
    rival=(
        r"\b(?:vol(?:ume)?|no|act|law|decree|regulation|directive|article|art|section|sect|chapter|page|p|rule"
        r"|principle"
        r"|recommendation|comment|opinion|protocol|table|figure|goal|target|number|bill|order|code|paragraph|para)s?\.?"
    ),
    number_sign=r"(?:nos?\.?|numbers?|nr\.?|n[°º]|#)",
    draft=r"\bdraft\s",
    organs=(
        ("A/HRC", r"\bHuman\s+Rights\s+Council\b"),
        ("E", r"\bEconomic\s+and\s+Social\s+Council\b|\bECOSOC\b"),
        ("T", r"\bTrusteeship\s+Council\b"),
        ("E/CN.4", r"\bCommission\s+on\s+Human\s+Rights\b"),
        ("S", r"\bSecurity\s+Council\b|\bUNSCR?\b"),
        ("A", r"\b(?:General\s+)?Assembly\b|\bUNGA\b"),
    ),
    foreign=FOREIGN,
    reported=r"\b(?:annex(?:es)?|chap(?:ter|\.)|sect(?:ion|\.)|part)(?:\s+[A-Z]{1,5})?,",
    own=r"\bits\b",
    council=r"\bCouncil\b(?!\s+(?:of|for|on)\b)",
    organ_follows=True,
    organ_link=r"(?:,?\s*(?:(?:adopted|passed)\s+)?by|of)\s+(?:the\s+)?(?:(?:United\s+Nations|U\.?N\.?)\s+)?",
    conjunction=r"(?:as\s+well\s+as|and|or)",
    through=r"(?:to|through)",
    date_link=r"(?:of|dated|adopted\s+on)",
    day_link=r"on",
    clause_end=r"[;:]|\.\s+(?=[A-Z\"'“‘])",
    committee=r"NUMBER\s+(?:Sanctions\s+)?Committees?\b",
    established=(
        r"\bCommittees?\s+(?:established\s+|created\s+|set\s+up\s+)?(?:pursuant\s+to|by|under"
        r"|in\s+accordance\s+with)\s+"
        r"(?:paragraph\s+\d+\s+of\s+)?"
    ),
    pinpoint=r"\b(?:(?:(?:sub-?)|operative\s+|preambular\s+)?paragraphs?|paras?\.|sect(?:ions?|s?\.)|articles?|chapters?|annex(?:es)?|parts?)",
    pinpoint_link=r"(?:of|to|in)\s+(?:the\s+)?",
    pinpoint_after=r"\b(?:paras?|sects?|chaps?)\.",
    operative_part=r"of\s+the\s+operative\s+(?:part|paragraphs?)",
    preamble=r"(?:preambular|introductory|of\s+the\s+preamble)\b",
    counted=r"paragraphs?\b",
    annex=r"annex(?:es)?(?:\s+[IVX]+)?\b",
    verbs=(
        ("recalls", r"\brecall"),
        ("reaffirms", r"\b(?:reaffirm|reiterat)"),
        ("notes", r"\b(?:noting|notes|note\s+that|tak(?:ing|es)\s+note)\b"),
    ),
    frames=(
        ("implements", r"\b(?:implement(?:ation|ing|ed|s)?|compliance\s+with|comply\s+with)\b"),
        (
            "pursuant_to",
            r"\b(?:pursuant\s+to|in\s+(?:accordance|conformity|line)\s+with|under|as\s+requested\s+(?:by|in))\b",
        ),
    ),
    acts=(
        ("extends", r"\b(?:(?:extend|renew|prolong)(?:s|ing)?|continues?\s+to\s+operate)\b"),
        ("amends", r"\b(?:amend(?:s|ing)?|modif(?:y|ies|ying)|adjust(?:s|ing)?)\b"),
        ("terminates", r"\b(?:terminat(?:e|es|ing)|lift(?:s|ing)?|repeal(?:s|ing)?)\b"),
        ("supersedes", r"\b(?:supersed(?:e|es|ing)|replac(?:e|es|ing))\b"),
    ),
    acts_after=(
        (
            "extends",
            r"\b(?:(?:shall|be|is|are|hereby)\s+){1,3}(?:extended|renewed)|\bshall\s+continue\b.{0,40}\buntil\b",
        ),
        ("amends", r"\b(?:(?:shall|be|is|are|hereby)\s+){1,3}(?:amended|modified)|\bshall\s+(?:now\s+)?read\b"),
        (
            "terminates",
            r"\b(?:(?:shall|be|is|are|hereby)\s+){1,3}(?:lifted|terminated|no\s+longer\s+apply|cease|expire)\b",
        ),
        ("supersedes", r"\b(?:(?:shall|be|is|are|hereby)\s+){1,3}(?:superseded|replaced)\b"),
    ),
    deciding=r"decid|extend|renew|prolong|amend|modif|\bterminat|lift|repeal|supersed|replac",
    decided=r"\bits\s+decisions?\b(?!\s+\d)|\bdecided\b",
    decided_after=r"[\s,]*(?:(?:in|by)\s+which|whereby|wherein|that)\b[^;.]{0,60}\bdecided\b",
    sweeping=(
        r"\b(?:all\s+(?:of\s+)?|any\s+)?(?:(?:its|the|other|such)\s+){0,2}(?:previous|prior|earlier|preceding)(?:ly)?\s+"
        r"(?:(?:imposed|adopted|relevant|related|remaining|Security\s+Council)\s+){0,2}"
        r"(?:resolutions|decisions|measures|sanctions|provisions|restrictions|prohibitions|arrangements|mandates)\b"
        r"|\ball\s+(?:the\s+)?(?:resolutions|decisions|measures|sanctions|provisions|restrictions|prohibitions)\s+"
        r"(?:it\s+)?(?:previously|earlier|formerly)\s+(?:imposed|adopted|taken|decided|in\s+force)\b"
    ),
    itself=r"\b(?:the\s+present|this)\s+resolution\b",
    that_one=r"\b(?:that|the\s+said|the\s+latter|the\s+(?:above-?|afore)mentioned)\s+resolution\b",
    those=r"\b(?:those|these|the\s+said|the\s+(?:above-?|afore)mentioned|the\s+foregoing)\s+resolutions\b",
    ibid=r"\bibid\b",
    instruments=(
        (
            "A/RES/217(III)[A]",
            r"\bUniversal\s+Declaration\s+of\s+Human\s+Rights\b",
            r"\bthe\s+Universal\s+Declaration\b",
        ),
        (
            "A/RES/2200(XXI)[A]",
            r"\bInternational\s+Covenants?\s+on\s+(?:Civil\s+and\s+Political|Economic,\s+Social\s+and\s+Cultural|Human)\s+Rights\b",
            "",
        ),
        ("A/RES/60/288", r"\bUnited\s+Nations\s+Global\s+Counter-Terrorism\s+Strategy\b", r"\bthe\s+Strategy\b"),
        ("A/RES/70/1", r"\b2030\s+Agenda\s+for\s+Sustainable\s+Development\b", r"\b2030\s+Agenda\b"),
        ("A/RES/55/2", r"\bUnited\s+Nations\s+Millennium\s+Declaration\b", r"\bMillennium\s+Declaration\b"),
        ("A/RES/44/25", r"\bConvention\s+on\s+the\s+Rights\s+of\s+the\s+Child\b", ""),
        (
            "A/RES/34/180",
            r"\bConvention\s+on\s+the\s+Elimination\s+of\s+All\s+Forms\s+of\s+Discrimination\s+against\s+Women\b",
            "",
        ),
        ("A/RES/69/313", r"\bAddis\s+Ababa\s+Action\s+Agenda\b", ""),
    ),
    places=(
        ("op", r"\b(?:sub-?)?para(?:graph)?s?\b\.?"),
        ("section", r"\bsect(?:ions?\b|s?\.)"),
        ("article", r"\barticles?\b"),
        ("chapter", r"\bchap(?:ters?\b|s?\.)"),
        ("annex", r"\bannex(?:es)?\b"),
        ("part", r"\bparts?\b"),
    ),
)

COMPARING = Comparing(
    before=r"\b(?:sub-?)?para(?:graph)?s?\b\.?",
    between=r",|and|or|to|through|-",
    elsewhere=(
        r"of (?!(?:the )?present\b|this\b)(?:\w+ ){0,4}(?:resolutions?|decisions?|report|statement|charter"
        r"|convention|annex|letter)\b"
    ),
)

CORRECTING = Correcting(
    languages=(
        ("ar", "Arabic"),
        ("zh", "Chinese"),
        ("en", "English"),
        ("fr", "French"),
        ("ru", "Russian"),
        ("es", "Spanish"),
    ),
    only=r"\bonly\b|applies to",
    not_for="not appl",
)

LANGUAGE = Language("en", LAYOUT, CITING, COMPARING, CORRECTING)
