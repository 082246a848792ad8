"""Arabic: how it cites.

Words are stretched and vowelled at will: the folded text has a mark for each such character, and the patterns take
marks between any two letters.
"""

import re

from diffing.changes import Body
from diffing.languages.words import Citing, Comparing, Language, Layout

_ARABIC_LETTER = re.compile("(?<=[\u0621-\u064a])(?=[\u0621-\u064a])")


def _loose(pattern: str) -> str:
    return _ARABIC_LETTER.sub("\u200b*", pattern)


LAYOUT = Layout(
    script="arabic",
    stop_words=("في", "من", "إلى", "على", "أن", "عن", "التي", "هذا"),
    months=tuple(
        _loose(month)
        for month in (
            *(r"كانون الثاني(?:\s?/\s?يناير)?|يناير", r"شباط(?:\s?/\s?فبراير)?|فبراير", r"آذار(?:\s?/\s?مارس)?|مارس"),
            *(
                r"نيسان(?:\s?/\s?[أا]بريل)?|[أا]بريل",
                r"[أا]يار(?:\s?/\s?مايو)?|مايو",
                r"حزيران(?:\s?/\s?يوني[هو])?|يوني[هو]",
            ),
            *(
                r"تموز(?:\s?/\s?يولي[هو])?|يولي[هو]",
                r"آب(?:\s?/\s?[أا]غسطس)?|[أا]غسطس",
                r"[أا]يلول(?:\s?/\s?سبتمبر)?|سبتمبر",
            ),
            *(r"تشرين الأول(?:\s?/\s?[أا]كتوبر)?|[أا]كتوبر", r"تشرين الثاني(?:\s?/\s?نوفمبر)?|نوفمبر"),
            r"كانون الأول(?:\s?/\s?ديسمبر)?|ديسمبر",
        )
    ),
    dates=(r"(?<!\d)(?P<day>\d{1,2})\s(?P<month>MONTH)\s(?P<year>\d{4})(?!\d)",),
    numerals=(
        *(("تسعون", 90), ("تسعين", 90), ("ثمانون", 80), ("ثمانين", 80), ("سبعون", 70), ("سبعين", 70), ("ستون", 60)),
        *(("ستين", 60), ("خمسون", 50), ("خمسين", 50), ("أربعون", 40), ("أربعين", 40), ("ثلاثون", 30), ("ثلاثين", 30)),
        *(("عشرون", 20), ("عشرين", 20), ("عاشر", 10), ("تاسع", 9), ("ثامن", 8), ("سابع", 7), ("سادس", 6)),
        *(("خامس", 5), ("رابع", 4), ("ثالث", 3), ("ثاني", 2), ("حادي", 1), ("أولى", 1), ("أولا", 1)),
    ),
    organs=(
        (Body.SECURITY_COUNCIL, '["“«]?[إا]ن مجلس ال[أا]من'),
        (Body.GENERAL_ASSEMBLY, '["“«]?[إا]ن الجمعية العامة'),
        (Body.HUMAN_RIGHTS_COUNCIL, '["“«]?[إا]ن مجلس حقوق الإنسان'),
        (Body.ECONOMIC_AND_SOCIAL_COUNCIL, '["“«]?[إا]ن المجلس الاقتصادي والاجتماعي'),
        (Body.TRUSTEESHIP_COUNCIL, '["“«]?[إا]ن مجلس الوصاية'),
        (Body.COUNTER_TERRORISM_COMMITTEE, '["“«]?[إا]ن لجنة مكافحة الإرهاب'),
    ),
    subsidiary=r"[إا]ن (?:لجنة|المؤتمر|مؤتمر|مجلس)(?: [\w\s]{1,80})?",
    distribution=r"distr\b",
    masthead=(
        "الأمم المتحدة",
        "(?:الجمعية العامة|مجلس الأمن|مجلس حقوق الإنسان)",
        r"distr\b.*",
        "(?:original|الأصل).*",
        "الدورة .{1,60}",
        "(?:البند|البنود) .*من جدول الأعمال.*",
        r"(?:.{0,2000}:\*{0,4} ?)?مشروع (?:قرار|مقرر).*",
    ),
    session=r"الدورة (?P<session>\w{3,12}(?: و\w{3,12})?)",
    special_session=r"الدورة الاستثنائية (?P<session>\w{3,12}(?: و\w{3,12})?)",
    emergency_session=r"الدورة الاستثنائية الطارئة (?P<session>\w{3,12}(?: و\w{3,12})?)",
    agenda_item=r"(?:البند|البنود) (?P<item>\d{1,3}(?: ?\(\w\))?(?:(?:، | و ?)\d{1,3}(?: ?\(\w\))?)*) من جدول الأعمال",
    meeting=r"(?:جلسته|جلستها|الجلسة)\s(?:العامة\s)?(?P<meeting>\d{1,5})",
    adoption=("(?:الذي|التي) اتخذ", "^اتخذ", "قرار اتخذته"),
    numbered=(r"القرار (?P<number>\d{1,4})\s?\((?P<year>\d{4})\)",),
    drafts="مشروع (?:قرار|مقرر)",
    declarations=".*إعلان.*",
    statements="رئيس مجلس الأمن .{0,60}البيان",
    reissued=r"\*+\s*أ?عيد(?:ت)? (?:إصدار|طبع).*",
    preamble_leads=r"و?[إا]ذ[ا]?\s|وقد\s",
    operative_leads=r"[يتن]\w{2,9}\b",
    letters="أبجدهوزحطيكلمنسعفصقرشت",
    end_marks="،؛,;:.!?؟",
    commas="،,",
    counted="(?:الفقرة|الفقرات|المادة|القرار|القرارات|القرارين|المقرر|البند|الفصل|المجلد|رقم|في|من|إلى|و|حتى|قبل|يوم)",
    note_leads=r"(?:انظر|المرجع نفسه|القرار\s\d|المقرر\s\d|الوثائق الرسمية|[A-Z]{1,4}/[A-Z0-9.])",
    annexes=r"(?:ال)?مرفق(?:\s(?:الأول|الثاني|الثالث|[ivx]{1,4}|\d{1,2}))?",
    closings=(r"الجلسة العامة \d{1,5},?", r"اتخذ(?:ت)? (?:بالإجماع|في الجلسة).*"),
    sections=r"(?:أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا)",
    furniture=("الرجاء إعادة.*",),
    wiki_heads=".*ويكي ?مصدر.*",
    licences="هذا العمل في الملكية العامة.*",
    conjunctions="(?:و|أو)",
)

CITING = Citing(
    plural=_loose(r"قرارات(?:ها|ه)?|قراري(?:ن|ها|ه)?|قرارا(?:ن|ها|ه)|قرار(?:ها|ه)?"),
    decision=_loose(r"مقرر(?:ات|ين|ان)?(?:ها|ه)?"),
    rival=_loose(r"(?:المجلد|الصفحة|المادة|الفقرة|القانون|الفصل)"),
    number_sign=_loose(r"رقم"),
    draft=_loose(r"مشروع\s"),
    organs=(
        ("A/HRC", _loose(r"مجلس\s+حقوق\s+ال[إا]نسان")),
        ("E", _loose(r"المجلس\s+الاقتصادي\s+والاجتماعي")),
        ("T", _loose(r"مجلس\s+الوصاية")),
        ("E/CN.4", _loose(r"لجنة\s+حقوق\s+ال[إا]نسان")),
        ("S", _loose(r"مجلس\s+ال[أا]من")),
        ("A", _loose(r"الجمعية(?:\s+العامة)?")),
    ),
    foreign=_loose(
        r"اللجنة\s+الاقتصادية|اللجنة\s+ال[أا]فريقية|الاتحاد\s+ال[أا]فريقي|جامعة\s+الدول\s+العربية|الوكالة\s+الدولية"
    ),
    own="",
    runs_left=True,
    conjunction=r"و",
    through=_loose(r"إلى"),
    letters=("ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء"),
    sessions=(("د إ ط", "ES-"), ("دإط", "ES-"), ("د إ", "S-"), ("دإ", "S-"), ("د", "")),
    united_nations=_loose(r"(?:التابع\s+ل|ال)ل?[أا]مم\s+المتحدة"),
    date_link=_loose(r"(?:المؤرخ(?:ة|ين)?|الصادر\s+في|المتخذ\s+في)"),
    clause_end=r"[;:؛]|\.\s",
    phrase_end=r"[,;:،؛]",
    committee=_loose(r"لجنة\s+NUMBER"),
    established=_loose(
        r"(?:لجنة|اللجنة)(?:\s+مجلس\s+ال[أا]من)?\s+(?:المنش[أا]ة|المنبثقة)\s+(?:عملا\s+ب|بموجب\s+|عن\s+|وفقا\s+ل)(?:ال)?"
    ),
    pinpoint=_loose(r"(?:الفقر(?:ة|ات|تين|تان)|المادة|الفرع|المرفق)"),
    pinpoint_link=_loose(r"من\s+(?:ال)?"),
    annex=_loose(r"المرفق"),
    verbs=tuple(
        (name, _loose(pattern))
        for name, pattern in (
            ("recalls", "يشير|تشير"),
            ("reaffirms", "ؤكد من جديد|عيد ت[أا]كيد"),
            ("notes", "لاحظ|حيط علما"),
        )
    ),
    frames=tuple(
        (name, _loose(pattern))
        for name, pattern in (("implements", "تنفيذ|تطبيق|الامتثال"), ("pursuant_to", "عملا|وفقا|بموجب"))
    ),
    acts=tuple(
        (name, _loose(pattern))
        for name, pattern in (
            ("extends", r"تمديد|[يت]مدد|تجديد|[يت]جدد"),
            ("amends", r"تعديل|[يت]عدل"),
            ("terminates", r"[إا]نهاء|[يت]نهي|رفع\s+(?:التدابير|الحظر|الجزاءات)|[إا]لغاء|[يت]لغي"),
            ("supersedes", r"[يت]حل\s+محل|الاستعاضة\s+عن"),
        )
    ),
    deciding=_loose(r"[يت]قرر|[يت]مدد|[يت]جدد|[يت]عدل|[يت]نهي"),
    decided=_loose(r"\bمقرره|\bو?قررت?\b"),
    decided_after=_loose(r"[\s،,]*(?:الذي|التي)?\s*(?:قرر|قررت)\s+(?:فيه|فيها|بموجبه|بموجبها)"),
)

COMPARING = Comparing(
    before=r"(?:فقرة|فقرات|فقرتين|فقرتان)",
    between=r"[،,]|و|أو|إلى|-",
    elsewhere=r"من (?!هذا)[^،؛.]{0,30}(?:قرار|مقرر|تقرير|بيان|ميثاق|اتفاقية|مرفق|رسالة)",
)

LANGUAGE = Language("ar", LAYOUT, CITING, COMPARING)
