"""The verb that opens a paragraph, named as the documents of each language print it."""

import pytest

from diffing.changes import Part
from diffing.languages import language as language_of
from diffing.languages import tags
from diffing.structure import structure
from diffing.structure.verbs import lead_verb, opens_with


def verb(text: str, language: str = "en", part: Part = Part.OPERATIVE) -> str | None:
    return lead_verb(text, part, language_of(language).layout)


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Takes note of the report on lamps;", "Takes note"),
        ("en", "Calls upon all keepers to light them;", "Calls upon"),
        ("en", "Calls for the immediate lighting of the lamps;", "Calls for"),
        ("en", "Pays tribute to the keepers;", "Pays tribute"),
        ("en", "Looks forward to the dawn;", "Looks forward"),
        ("en", "Draws the attention of States to the fog;", "Draws the attention"),
        ("en", "Decides to remain actively seized of the matter.", "Decides to remain actively seized"),
        ("fr", "Prend acte du rapport sur les lampes;", "Prend acte"),
        ("fr", "Rend hommage aux gardiens;", "Rend hommage"),
        ("fr", "Se félicite de la lumière;", "Se félicite"),
        ("fr", "Fait siennes les conclusions du gardien;", "Fait siennes"),
        ("fr", "Lance un appel aux marins;", "Lance un appel"),
        ("fr", "Demande instamment aux marins de veiller;", "Demande instamment"),
        ("es", "Toma nota del informe sobre las lámparas;", "Toma nota"),
        ("es", "Pone de relieve la luz;", "Pone de relieve"),
        ("es", "Hace suyas las conclusiones del guardián;", "Hace suyas"),
        ("ru", "принимает к сведению доклад о маяках;", "принимает к сведению"),
        ("ru", "вновь подтверждает свет маяков;", "вновь подтверждает"),
        ("ru", "настоятельно призывает смотрителей;", "настоятельно призывает"),
        ("ru", "особо отмечает туман;", "особо отмечает"),
        ("ar", "تحيط علما بالتقرير عن المنائر؛", "تحيط علما"),
        ("ar", "يؤكد من جديد نور المنائر؛", "يؤكد من جديد"),
        ("ar", "يدعو إلى إنارة المنائر؛", "يدعو إلى"),
        ("zh", "表示注意到关于灯塔的报告；", "表示注意到"),
        ("zh", "决定继续积极处理此案。", "决定继续积极处理此案"),
        ("zh-Hant", "決定繼續處理此案。", "決定繼續處理此案"),
    ],
)
def test_a_fixed_phrase_belongs_to_an_operative_verb(language: str, text: str, named: str) -> None:
    assert verb(text, language) == named


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Taking into account the fog,", "Taking into account"),
        ("en", "Bearing in mind the fog,", "Bearing in mind"),
        ("en", "Having received and considered the report,", "Having received and considered"),
        ("en", "Guided by the lamps,", "Guided by"),
        ("en", "Acting under Chapter VII of the Charter,", "Acting under Chapter VII"),
        ("fr", "Ayant à l’esprit les brumes,", "Ayant à l’esprit"),
        ("fr", "Ayant examiné le rapport,", "Ayant examiné"),
        ("fr", "Tenant compte des brumes,", "Tenant compte"),
        ("fr", "Agissant en vertu du Chapitre VII de la Charte,", "Agissant en vertu du Chapitre VII"),
        ("es", "Teniendo presente la niebla,", "Teniendo presente"),
        ("es", "Habiendo examinado el informe,", "Habiendo examinado"),
        ("es", "Acogiendo con beneplácito la luz,", "Acogiendo con beneplácito"),
        ("es", "Actuando en virtud del Capítulo VII de la Carta,", "Actuando en virtud del Capítulo VII"),
        ("ru", "принимая во внимание туман,", "принимая во внимание"),
        ("ru", "действуя на основании главы VII Устава,", "действуя на основании главы VII"),
        ("ar", "إذ تضع في اعتبارها الضباب،", "إذ تضع في اعتبارها"),
        ("ar", "وإذ يتصرف بموجب الفصل السابع من الميثاق،", "إذ يتصرف بموجب الفصل السابع"),
        ("zh", "根据《联合国宪章》第七章采取行动，", "根据《联合国宪章》第七章采取行动"),
    ],
)
def test_a_fixed_phrase_belongs_to_a_preambular_verb(language: str, text: str, named: str) -> None:
    assert verb(text, language, Part.PREAMBLE) == named


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Expresses its deep concern at the fog;", "Expresses its deep concern"),
        ("en", "Expresses the hope that it will lift;", "Expresses the hope"),
        ("en", "Reiterates its call upon the keepers;", "Reiterates its call upon"),
        ("fr", "Exprime sa vive préoccupation devant la brume;", "Exprime sa vive préoccupation"),
        ("fr", "Se déclare à nouveau gravement préoccupé par elle;", "Se déclare à nouveau gravement préoccupé"),
        ("es", "Expresa su reconocimiento al guardián;", "Expresa su reconocimiento"),
        ("ru", "выражает особую озабоченность по поводу тумана;", "выражает особую озабоченность"),
        ("ar", "يعرب عن قلقه البالغ إزاء الضباب؛", "يعرب عن قلقه البالغ"),
        ("zh", "表示严重关切大雾；", "表示严重关切"),
        ("zh-Hant", "表示大力聲援守燈人；", "表示大力聲援"),
    ],
)
def test_what_a_body_expresses_belongs_to_the_verb(language: str, text: str, named: str) -> None:
    assert verb(text, language) == named


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Notes with deep concern that the fog rises;", "Notes with deep concern"),
        ("en", "Takes note with appreciation of the report;", "Takes note with appreciation"),
        ("en", "Condemns in the strongest terms the theft of lamps;", "Condemns in the strongest terms"),
        ("fr", "Note avec satisfaction que la brume se lève;", "Note avec satisfaction"),
        ("fr", "Prend note avec une vive inquiétude du rapport;", "Prend note avec une vive inquiétude"),
        ("es", "Observa con preocupación la niebla;", "Observa con preocupación"),
        ("ru", "с удовлетворением отмечает свет;", "с удовлетворением отмечает"),
        ("ru", "осуждает самым решительным образом кражу;", "осуждает самым решительным образом"),
        ("ar", "تلاحظ مع التقدير النور؛", "تلاحظ مع التقدير"),
        ("zh", "赞赏地注意到灯塔；", "赞赏地注意到"),
    ],
)
def test_the_manner_of_a_verb_belongs_to_it(language: str, text: str, named: str) -> None:
    assert verb(text, language) == named


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Also strongly condemns the theft;", "condemns"),
        ("ru", "решительно осуждает кражу;", "осуждает"),
        ("zh", "又强烈谴责偷窃；", "谴责"),
    ],
)
def test_adverbs_before_a_verb_do_not_belong_to_it(language: str, text: str, named: str) -> None:
    assert verb(text, language) == named


def test_adverbs_between_the_words_of_a_verb_are_printed_with_it() -> None:
    assert verb("Calls once again upon the keepers;") == "Calls once again upon"


def test_a_degree_belongs_to_what_a_body_is() -> None:
    assert verb("Deeply concerned at the fog,", part=Part.PREAMBLE) == "Deeply concerned"
    assert verb("Profondément préoccupée par la brume,", "fr", Part.PREAMBLE) == "Profondément préoccupée"


def test_an_adverb_may_open_a_preambular_paragraph() -> None:
    assert verb("Further recalling the lamps,", part=Part.PREAMBLE) == "recalling"


def test_the_object_of_a_verb_does_not_belong_to_it() -> None:
    assert verb("Recalling its resolution 9001 (2099),", part=Part.PREAMBLE) == "Recalling"
    assert verb("Réaffirmant sa résolution 9001 (2099),", "fr", Part.PREAMBLE) == "Réaffirmant"


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Acting under Chapter VII of the Charter, decides that the lamps shall burn;", "decides"),
        ("fr", "Agissant en vertu du Chapitre VII de la Charte, décide que les lampes brûleront;", "décide"),
        ("es", "Actuando en virtud del Capítulo VII de la Carta, decide que ardan las lámparas;", "decide"),
        ("ru", "действуя на основании главы VII Устава, постановляет зажечь маяки;", "постановляет"),
        ("ar", "وإذ يتصرف بموجب الفصل السابع من الميثاق، يقرر إنارة المنائر؛", "يقرر"),
        ("zh", "根据《宪章》第七章，决定点亮灯塔；", "决定"),
    ],
)
def test_a_clause_may_stand_before_an_operative_verb(language: str, text: str, named: str) -> None:
    assert verb(text, language) == named


def test_words_are_shown_whole() -> None:
    assert verb("Préoccupée par la brume,", "fr", Part.PREAMBLE) == "Préoccupée"
    assert verb("يسلِّم بأهمية النور؛", "ar") == "يسلِّم"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تطوير المنائر وصيانتها"),
        ("ar", "تقرير عن المنائر"),
        ("ru", "Комитет по маякам"),
        ("ru", "Совет смотрителей"),
        ("es", "Se recibieron las lámparas"),
        ("zh", "按照国际法交流灯塔信息；"),
        ("fr", "Lampes et phares"),
    ],
)
def test_nouns_and_what_happens_to_things_are_no_verbs(language: str, text: str) -> None:
    assert verb(text, language) is None


def test_a_heading_that_names_a_resolution_opens_no_preamble() -> None:
    text = "Résolution 9001 (2099)\n\nLe Conseil de sécurité,\n\nRappelant les phares,\n\n1. Décide de veiller.\n"
    found = structure(text, "fr")
    assert [each.verb for each in found.paragraphs if each.part in (Part.PREAMBLE, Part.OPERATIVE)] == [
        "Rappelant",
        "Décide",
    ]


def test_a_declaration_speaks_as_we() -> None:
    assert verb("We also reaffirm the light;") == "We also reaffirm"
    assert verb("We have seen the fog.") is None


def test_spaces_and_line_ends_inside_a_verb_become_one_space() -> None:
    assert verb("Takes  note\nof the fog;") == "Takes note"


@pytest.mark.parametrize("language", tags())
def test_no_text_is_too_strange(language: str) -> None:
    for text in ("", " ", "«", "(((((", "with " * 60, "\u200f\u202e", "1234567890" * 40, ", " * 90):
        assert verb(text, language) is None
        assert verb(text, language, Part.PREAMBLE) is None
        assert not opens_with(text, Part.OPERATIVE, language_of(language).layout)
