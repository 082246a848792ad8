"""Arabic: how it cites. Its layout knows dates and small words only so far.

Words are stretched and vowelled at will: the folded text has a mark for each such character, and the patterns take
marks between any two letters.
"""

import re

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
)

COMPARING = Comparing(
    before=r"(?:فقرة|فقرات|فقرتين|فقرتان)",
    between=r"[،,]|و|أو|إلى|-",
    elsewhere=r"من (?!هذا)[^،؛.]{0,30}(?:قرار|مقرر|تقرير|بيان|ميثاق|اتفاقية|مرفق|رسالة)",
)

LANGUAGE = Language("ar", LAYOUT, CITING, COMPARING)
