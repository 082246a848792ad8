"""The words that govern a citation give its relation."""

import pytest

from diffing.changes import Part
from tests.diffing.citations.sample import citations


@pytest.mark.parametrize(
    ("language", "text", "verb", "relation"),
    [
        ("en", "Recalling resolution 1373 (2001)", "Recalling", "recalls"),
        ("en", "Reaffirming resolution 1373 (2001)", "Reaffirming", "reaffirms"),
        ("en", "Notes resolution 1373 (2001)", "Notes", "notes"),
        ("en", "Urges the full implementation of resolution 1373 (2001)", "Urges", "implements"),
        ("en", "Requests, pursuant to resolution 1373 (2001)", "Requests", "pursuant_to"),
        ("en", "Urges States, as resolution 1373 (2001) has it", "Urges", "cites"),
        ("zh", "重申第1373(2001)号决议", "重申", "reaffirms"),
        ("zh", "促请充分执行第1373(2001)号决议", "促请", "implements"),
        ("zh", "回顾第1373(2001)号决议执行部分第2(e)段", "回顾", "recalls"),
        ("ar", "أن ينفذوا القرار 1373 (2001) تنفيذا تاما", "يدعو", "implements"),
        ("fr", "les parties doivent se conformer pleinement à la résolution 1373 (2001)", "Exige", "implements"),
        ("fr", "Pour rappel, le Comité relève de la résolution 1373 (2001)", "Décide", "cites"),
        ("en", "Calls for action in line with resolution 1373 (2001)", "Calls", "pursuant_to"),
        ("zh", "欢迎第1373(2001)号决议的执行情况", "欢迎", "implements"),
        ("zh", "反恐执行局介绍了第1373(2001)号决议", "欢迎", "cites"),
        ("ru", "настоятельно призывает осуществить в полном объеме резолюцию 1373 (2001)", "призывает", "implements"),
        ("ru", "особо отмечая важность, признаваемую в резолюции 1373 (2001)", "особо отмечая", "cites"),
        ("fr", "Engage les États à mettre en œuvre la résolution 1373 (2001)", "Engage", "implements"),
        ("fr", "Prie les États de mettre en application la résolution 1373 (2001)", "Prie", "implements"),
        ("fr", "Le groupe créé en application de la résolution 1373 (2001)", "Prie", "pursuant_to"),
        ("es", "la Fuerza de Observación establecida por la resolución 350 (1974)", "Elogia", "cites"),
        ("es", "De conformidad con lo dispuesto en el párrafo 26 de la resolución 1373 (2001)", "Prie", "pursuant_to"),
        ("en", "In accordance with paragraph 26 of Security Council resolution 1373 (2001)", "Decides", "pursuant_to"),
    ],
)
def test_the_relation_follows_the_nearest_words(language: str, text: str, verb: str, relation: str) -> None:
    (found,) = citations(text, language, verb=verb)
    assert (found.relation, found.verb) == (relation, verb)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the Committee established pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)"),
        ("en", "the 1540 Committee"),
        ("en", "the Committee established pursuant to paragraph 14 of resolution 2206 (2015)"),
        ("fr", "le Comité établi par le paragraphe 14 de la résolution 2206 (2015)"),
        ("es", "el Comité establecido en virtud del párrafo 14 de la resolución 2206 (2015)"),
        ("ru", "Комитет, учрежденный во исполнение пункта 14 резолюции 2206 (2015)"),
        ("ar", "اللجنة المنشأة عملا بالفقرة 14 من القرار 2206 (2015)"),
        ("zh", "第2206(2015)号决议第14段所设委员会"),
        ("ar", "رئيسة لجنة مجلس الأمن المنشأة عملاً بالقرار 2140 (2014)"),
        ("zh", "第1267(1999)、1989(2011)和2253(2015)号决议所设委员会"),
        ("zh", "1540委员会"),
        ("zh-Hant", "第1267(1999)號和第1989(2011)號決議所設委員會"),
        ("zh-Hant", "第1373號決議(2001年9月28日)所設委員會主席"),
    ],
)
def test_numbers_in_a_committees_name_are_told_apart(language: str, text: str) -> None:
    assert {citation.relation for citation in citations(text, language)} == {"established_by"}


def test_only_the_list_under_the_committees_noun_is_its_name() -> None:
    text = "执行第1373(2001)号决议和第1540(2004)号决议所设委员会"
    assert [citation.relation for citation in citations(text, "zh")] == ["implements", "established_by"]


def test_a_document_named_in_the_masthead_is_provenance() -> None:
    (found,) = citations("[on the report of the Third Committee (A/70/490)]", part=Part.MASTHEAD)
    assert (found.target, found.relation) == ("A/70/490", "provenance")


CHANGES = {
    "Decides to extend until 3 May 2031 the measures imposed by paragraph 4 of resolution 2428 (2018)": (
        "en",
        "extends",
    ),
    "Decides that the mandate set out in resolution 2428 (2018) shall be renewed": ("en", "extends"),
    "Decides to amend paragraph 3 of resolution 2428 (2018)": ("en", "amends"),
    "Decides to lift the measures imposed by paragraph 5 of resolution 2428 (2018)": ("en", "terminates"),
    "Decides that the measures in resolution 2428 (2018) shall cease to apply": ("en", "terminates"),
    "Decides that this text replaces paragraph 7 of resolution 2428 (2018)": ("en", "supersedes"),
    "Décide de proroger les mesures imposées par la résolution 2428 (2018)": ("fr", "extends"),
    "Décide de lever les mesures visées au paragraphe 6 de la résolution 2428 (2018)": ("fr", "terminates"),
    "Decide prorrogar las medidas impuestas por la resolución 2428 (2018)": ("es", "extends"),
    "Decide poner fin a las medidas impuestas por la resolución 2428 (2018)": ("es", "terminates"),
    "постановляет продлить срок действия мер, введенных резолюцией 2428 (2018)": ("ru", "extends"),
    "постановляет отменить меры, введенные резолюцией 2428 (2018)": ("ru", "terminates"),
    "يقرر تمديد التدابير المفروضة بالقرار 2428 (2018)": ("ar", "extends"),
    "يقرر إنهاء التدابير المفروضة بالقرار 2428 (2018)": ("ar", "terminates"),
    "决定将第2428(2018)号决议规定的措施延长至2031年5月3日": ("zh", "extends"),
    "决定终止第2428(2018)号决议规定的措施": ("zh", "terminates"),
    "決定修正第2428(2018)號決議第3段": ("zh-Hant", "amends"),
}


@pytest.mark.parametrize(("text", "expected"), CHANGES.items())
def test_an_operative_paragraph_that_decides_may_change_another_document(text: str, expected: tuple[str, str]) -> None:
    language, relation = expected
    (found,) = citations(text, language, part=Part.OPERATIVE, verb=text.split()[0] if " " in text else text[:2])
    assert found.relation == relation


@pytest.mark.parametrize(
    ("text", "part", "verb"),
    [
        ("Decides to extend the measures imposed by resolution 2428 (2018)", Part.PREAMBLE, "Decides"),
        ("Notes the request to extend the measures imposed by resolution 2428 (2018)", Part.OPERATIVE, "Requests"),
        ("Decides to act on the measures as amended by resolution 2428 (2018)", Part.OPERATIVE, "Decides"),
        ("Decides to review its decision to lift the measures in resolution 2428 (2018)", Part.OPERATIVE, "Decides"),
        (
            "Decides that a board replaces the body that was set up long ago by resolution 2428 (2018)",
            Part.OPERATIVE,
            "Decides",
        ),
        ("Decides to renew the panel; and takes up resolution 2428 (2018)", Part.OPERATIVE, "Decides"),
    ],
)
def test_a_change_of_another_document_is_not_guessed(text: str, part: Part, verb: str) -> None:
    (found,) = citations(text, part=part, verb=verb)
    assert found.relation not in ("extends", "amends", "terminates", "supersedes")


def test_a_verb_tells_of_its_own_target_and_not_of_the_next() -> None:
    text = (
        "Decides to extend the mandate in resolution 2428 (2018), with the report asked for in resolution 2100 (2013)"
    )
    found = citations(text, part=Part.OPERATIVE, verb="Decides")
    assert [each.relation for each in found] == ["extends", "cites"]


def test_the_members_of_a_list_share_their_relation() -> None:
    text = "Urges the full implementation of resolutions 1267 (1999), 1333 (2000) and 2309 (2016)"
    assert {each.relation for each in citations(text, verb="Urges")} == {"implements"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Recalling its decision in resolution 1373 (2001) to act"),
        ("en", "Recalling resolution 1373 (2001), in which it decided to act"),
        ("fr", "Rappelant sa décision, énoncée dans la résolution 1373 (2001), d'agir"),
        ("es", "Recordando la resolución 1373 (2001), en la que decidió actuar"),
        ("ru", "ссылаясь на свое решение в резолюции 1373 (2001) действовать"),
        ("zh", "回顾第1373(2001)号决议决定采取行动"),
    ],
)
def test_a_decision_that_is_restated_is_told_from_a_mere_recalling(language: str, text: str) -> None:
    (found,) = citations(text, language, verb=text.split()[0][:9])
    assert found.relation == "quotes_decision"


@pytest.mark.parametrize(
    "text", ["See resolution 2200 A (XXI), annex.", "Resolution 217 A (III).", "the goals (resolution 70/1, annex)"]
)
def test_the_annex_and_what_a_note_gives_a_number_to_is_an_instrument(text: str) -> None:
    assert citations(text, part=Part.NOTE)[0].relation == "instrument"


def test_a_note_that_says_more_names_no_instrument() -> None:
    text = "See Security Council resolutions 2133 (2014) and 2195 (2014) on kidnapping."
    assert {each.relation for each in citations(text, part=Part.NOTE)} == {"cites"}


def test_a_paragraph_of_an_annex_is_not_the_whole_instrument() -> None:
    (whole,) = citations("as contained in the annex to resolution 49/60")
    (one,) = citations("in accordance with paragraph 2 of the annex to resolution 71/146")
    assert (whole.relation, one.relation) == ("instrument", "pursuant_to")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Recalling Security Council resolution 2043 (2012) of 21 April 2012, by which the Council decided to act",
        ),
        (
            "fr",
            "Rappelant la résolution 2043 (2012) du Conseil, en date du 21 avril 2012, par laquelle il a décidé",
        ),
        (
            "es",
            "Recordando la resolución 2043 (2012) del Consejo de Seguridad, de 21 de abril de 2012, en la que decidió",
        ),
        ("ar", "وإذ تشير إلى قرار مجلس الأمن 2043 (2012) المؤرخ 21 نيسان/أبريل 2012 الذي قرر فيه أن ينشئ"),
        ("zh", "回顾安全理事会2012年4月21日第2043(2012)号决议，其中安理会决定设立"),
    ],
)
def test_a_decision_is_restated_behind_a_date_and_an_organ_too(language: str, text: str) -> None:
    assert citations(text, language)[0].relation == "quotes_decision"


def test_a_change_behind_a_list_is_one_of_each_member() -> None:
    text = "决定将第1662(2006)、第1746(2007)和第2145(2014)号决议规定的任务期限延至2016年3月17日"
    assert [each.relation for each in citations(text, "zh", part=Part.OPERATIVE, verb="决定")] == ["extends"] * 3


def test_what_is_carried_out_may_be_described_before_the_noun() -> None:
    text = "Requests the full implementation of the relevant provisions of its resolutions 59/296 and 60/266"
    assert [each.relation for each in citations(text, verb="Requests")] == ["implements"] * 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Recalling the map for the implementation of the Plan of Action, and its resolutions 60/135 and 61/142",
        ),
        ("fr", "Rappelant la feuille de route pour l'application du Plan, ainsi que ses résolutions 60/135 et 61/142"),
    ],
)
def test_another_member_that_the_verb_governs_is_not_what_is_carried_out(language: str, text: str) -> None:
    assert [each.relation for each in citations(text, language)] == ["recalls"] * 2
