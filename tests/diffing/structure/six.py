"""One made-up resolution with all that resolutions have, in the six languages and both Chinese scripts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What one language calls the parts. ``labels`` are those of three levels below a number, two of each."""

    organ: str
    noting: str
    decides: str
    urges: str
    lamp: str
    number: str
    labels: tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
    end: str
    stop: str
    annex: str
    closing: str
    draft: str
    statement: str
    section: tuple[str, str] = ("I", "II")
    letters: tuple[str, str] = ("A", "B")


_LATIN = (("a)", "b)"), ("i)", "ii)"), ("a.", "b."))

WORDS = {
    "en": Words(
        "The General Assembly,",
        "Noting the lamps,",
        "Decides as follows",
        "Urges thrift",
        "The northern lamp",
        "{}.",
        (("(a)", "(b)"), ("(i)", "(ii)"), ("a.", "b.")),
        ";",
        ".",
        "Annex",
        "80th plenary meeting\n17 December 2036",
        "Utopia and Arcadia:* draft resolution",
        "Statement by the President of the Security Council",
    ),
    "fr": Words(
        "L’Assemblée générale,",
        "Notant l’état des phares,",
        "Décide ce qui suit",
        "Engage à l’économie",
        "Le phare du nord",
        "{}.",
        _LATIN,
        " ;",
        ".",
        "Annexe",
        "80e séance plénière\n17 décembre 2036",
        "Utopie et Arcadie* : projet de résolution",
        "Déclaration du Président du Conseil de sécurité",
    ),
    "es": Words(
        "La Asamblea General,",
        "Observando los faros,",
        "Decide lo siguiente",
        "Insta al ahorro",
        "El faro del norte",
        "{}.",
        _LATIN,
        ";",
        ".",
        "Anexo",
        "80ª sesión plenaria\n17 de diciembre de 2036",
        "Utopía y Arcadia*: proyecto de resolución",
        "Declaración de la Presidencia del Consejo de Seguridad",
    ),
    "ru": Words(
        "Генеральная Ассамблея,",
        "отмечая состояние маяков,",
        "постановляет следующее",
        "настоятельно призывает к бережливости",
        "северный маяк",
        "{}.",
        (("a)", "b)"), ("i)", "ii)"), ("а.", "б.")),
        ";",
        ".",
        "Приложение",
        "80-е пленарное заседание,\n17 декабря 2036 года",
        "Утопия и Аркадия*: проект резолюции",
        "Заявление Председателя Совета Безопасности",
    ),
    "ar": Words(
        "إن الجمعية العامة،",
        "إذ تلاحظ حالة المنائر،",
        "تقرر ما يلي",
        "تحث على الاقتصاد",
        "المنارة الشمالية",
        "{} -",
        (("(أ)", "(ب)"), ("’1‘", "’2‘"), ("أ -", "ب -")),
        "؛",
        ".",
        "المرفق",
        "الجلسة العامة 80\n17 كانون الأول/ديسمبر 2036",
        "يوتوبيا*: مشروع قرار",
        "بيان من رئيس مجلس الأمن",
        ("أولا", "ثانيا"),
        ("ألف", "باء"),
    ),
    "zh": Words(
        "大会，",
        "注意到灯塔状况，",
        "决定如下",
        "敦促节约",
        "北方灯塔",
        "{}.",
        (("(a)", "(b)"), ("㈠", "㈡"), ("a.", "b.")),
        "；",
        "。",
        "附件",
        "第80次全体会议\n2036年12月17日",
        "乌托邦：* 决议草案",
        "安全理事会主席的声明",
        ("一", "二"),
    ),
    "zh-Hant": Words(
        "大會，",
        "注意到燈塔狀況，",
        "決定如下",
        "敦促節約",
        "北方燈塔",
        "{}．",
        (("（a）", "（b）"), ("(一)", "(二)"), ("a.", "b.")),
        "；",
        "。",
        "附件",
        "第80次全體會議\n2036年12月17日",
        "烏托邦：* 決議草案",
        "安全理事會主席聲明",
        ("一", "二"),
    ),
}


def levels(words: Words) -> str:
    """A text whose first paragraph has three levels below it."""
    (first, second), (third, fourth), (fifth, sixth) = words.labels
    lamp, end = words.lamp, words.end
    lines = [
        *(words.organ, words.noting, f"{words.number.format(1)} {words.decides}:"),
        *(f"{first} {lamp}:", f"{third} {lamp}:", f"{fifth} {lamp}{end}", f"{sixth} {lamp}{end}"),
        *(f"{fourth} {lamp}{end}", f"{second} {lamp}{end}", f"{words.number.format(2)} {words.urges}{words.stop}"),
        words.closing,
    ]
    return "\n\n".join(lines) + "\n"


def short(words: Words, *, stop: str = "") -> str:
    """A preamble paragraph and two numbered ones, without organ line."""
    one, two = words.number.format(1), words.number.format(2)
    return f"{words.noting}\n\n{one} {words.decides}{words.end}\n\n{two} {words.urges}{stop or words.stop}\n"


def parts(words: Words) -> str:
    """Two lettered parts, the second with a title."""
    one, two = words.letters
    return f"{one}\n\n{words.organ}\n\n{short(words)}\n{two}\n\n{words.lamp}\n\n{words.organ}\n\n{short(words)}"


def sections(words: Words) -> str:
    """Two sections whose numbers begin again, each with a preamble."""
    one, two = words.section
    return f"{words.organ}\n\n{one}\n\n{short(words, stop=words.end)}\n{two}\n\n{short(words)}"


def annexed(words: Words) -> str:
    """A text with an annex that has paragraphs of its own numbers, and sub-paragraphs."""
    one, label = words.number.format(1), words.labels[0][0]
    annex = f"{words.annex}\n\n{words.lamp}\n\n{one} {words.lamp}:\n\n{label} {words.lamp}{words.stop}\n"
    return f"{words.organ}\n\n{short(words)}\n{words.closing}\n\n{annex}"


def drafted(words: Words) -> str:
    """A draft with its sponsors above the title."""
    return f"A/91/L.5\n\n{words.draft}\n\n{words.lamp}\n\n{words.organ}\n\n{short(words)}"


def stated(words: Words) -> str:
    """A presidential statement: no numbers and no organ line."""
    return f"{words.statement}\n\n“{words.lamp}{words.stop}\n\n“{words.lamp}{words.stop}”\n"
