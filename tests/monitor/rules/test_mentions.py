"""Which bodies and countries a text names, and whom it tells to do something, in six languages."""

import tomllib
from importlib.resources import files

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from monitor.rules import actors, countries
from monitor.rules.mentions import words_of
from tests.support.laws import tried

SIX = ("ar", "en", "es", "fr", "ru", "zh")


def named(text: str, language: str) -> set[str]:
    return set(countries.named([words_of(text)], language))


def addressed(text: str, language: str) -> set[str]:
    return set(actors.addressed([words_of(text)], language))


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "in the Democratic Republic of the Congo", {"COD"}),
        ("en", "the Congo and the Democratic Republic of the Congo", {"COG", "COD"}),
        ("en", "THE SITUATION IN CÔTE D'IVOIRE", {"CIV"}),
        ("en", "the Republic of Korea and the Democratic People's Republic of Korea", {"KOR", "PRK"}),
        ("en", "Sudan, South Sudan", {"SDN", "SSD"}),
        ("en", "Guinea-Bissau, Equatorial Guinea and Papua New Guinea", {"GNB", "GNQ", "PNG"}),
        ("en", "the Gulf of Guinea, the Jordan Valley and the Lake Chad Basin", set()),
        ("en", "turkey with chad", set()),
        ("en", "Zaire, Burma and the former Soviet Union", {"COD", "MMR", "SUN"}),
        ("fr", "en République démocratique du Congo et en Iraq", {"COD", "IRQ"}),
        ("fr", "l’Ukraine et la Fédération de Russie", {"UKR", "RUS"}),
        ("es", "la situación en el Iraq y en Türkiye", {"IRQ", "TUR"}),
        ("ru", "о положении в Ираке, Украине и Демократической Республике Конго", {"IRQ", "UKR", "COD"}),
        ("ru", "кроме того, чад и дым", set()),
        ("ru", "с Россией и Польшей, Сирийской Арабской Республике", {"RUS", "POL", "SYR"}),
        ("ar", "في العراق وللصومال وجمهورية الكونغو الديمقراطية", {"IRQ", "SOM", "COD"}),
        ("ar", "الدعم المالي ودعم مالي", set()),
        ("ar", "الحالة في مالي", {"MLI"}),
        ("zh", "刚果民主共和国和刚果的局势", {"COD", "COG"}),
        ("zh", "印度洋和约旦河", set()),
        ("zh", "发展中国家", set()),
        ("fr", "La réunion s'est tenue à Paris", set()),
        ("ru", "правительство Судана и Российской Федерацией", {"SDN", "RUS"}),
        ("zh-Hant", "南蘇丹和烏克蘭", {"SSD", "UKR"}),
    ],
)
def test_countries_are_named_by_their_longest_name(language: str, text: str, codes: set[str]) -> None:
    assert named(text, language) == codes


def test_a_text_in_an_unknown_language_names_nobody() -> None:
    assert named("Iraq", "de") == set()
    assert addressed("Requests CTED", "de") == set()


@pytest.mark.parametrize("language", SIX)
def test_every_country_is_found_by_its_name_in_every_language(language: str) -> None:
    territories, dropped = Locale.parse(language).territories, countries._added()["DROPPED"].get(language, [])
    listed = {three: territories[two] for two, three in countries._codes().items() if two in territories}
    assert [name for code, name in listed.items() if name not in dropped and code not in named(name, language)] == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("VIET NAM", "VNM"), ("viet nam", "VNM"), ("cd", "COD"), ("COD", "COD"), ("180", "COD"), ("4", "AFG")),
        *(("Россия", "RUS"), ("العراق", "IRQ"), ("刚果", "COG"), ("DRC", "COD"), ("YUG", "YUG"), ("", None)),
        *(("Narnia", None), ("Iraq and Iran", None), ("999", None), ("²", None), ("xx", None), ("QMM", None)),
        *(("RDC", "COD"), ("rca", "CAF"), ("CAR", "CAF"), ("RPDC", "PRK"), ("DPRK", "PRK"), ("UK", "GBR")),
        *(("U.K.", "GBR"), ("U.S.", "USA"), ("EE. UU.", "USA"), ("США", "USA"), ("EAU", "ARE"), ("沙特", "SAU")),
    ],
)
def test_a_country_is_known_by_code_number_and_name(typed: str, code: str | None) -> None:
    assert countries.code_of(typed) == code


def test_every_short_form_is_its_country_s_and_no_code_of_another() -> None:
    listed = tomllib.loads(files("monitor.rules.countries").joinpath("typed.toml").read_text(encoding="utf-8"))
    forms = {form: code for code, several in listed.items() for form in several}
    assert {form: countries.code_of(form) for form in forms} == forms


@pytest.mark.parametrize("text", ["1,000 US dollars", "a car", "the UK"])
def test_short_forms_that_are_typed_are_not_looked_for_in_texts(text: str) -> None:
    assert named(text, "en") == set()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Zimbawe", "Zimbabwe (ZWE)"),
        ("Columbia", "Colombia (COL)"),
        ("津巴布", "津巴布韦 (ZWE)"),
        ("Nigr", "Niger (NER)"),
    ],
)
def test_a_misspelt_country_has_its_neighbours(typed: str, first: str) -> None:
    assert countries.near(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "q", "§", "x" * 100_000, "\ud800"])
def test_what_is_like_no_country_has_none(typed: str) -> None:
    assert countries.near(typed) == ()


@pytest.mark.parametrize(
    ("language", "text", "keys"),
    [
        ("en", "Requests the Secretary-General to report to the Security Council;", {"SG"}),
        ("en", "Also requests CTED and UNODC to help Member States;", {"CTED", "UNODC"}),
        ("en", "Decides that CTED shall continue to help the Committee;", {"CTED"}),
        ("en", "Strongly urges all Member States to listen;", {"STATES"}),
        ("en", "Calls upon the Counter-Terrorism Committee Executive Directorate to help;", {"CTED"}),
        ("en", "Welcomes the work of CTED;", set()),
        ("en", "Decides to remain seized of the matter, and so do Member States.", set()),
        ("fr", "Prie le Secrétaire général de lui faire rapport;", {"SG"}),
        ("fr", "Demande aux États Membres d’agir;", {"STATES"}),
        ("es", "Solicita al Secretario General que le informe;", {"SG"}),
        ("es", "Insta a todos los Estados Miembros a que actúen;", {"STATES"}),
        ("ru", "просит Генерального секретаря представить доклад;", {"SG"}),
        ("ru", "настоятельно призывает государства-члены действовать;", {"STATES"}),
        ("ar", "يطلب إلى الأمين العام أن يقدم تقريرا؛", {"SG"}),
        ("ar", "يهيب بالدول الأعضاء أن تعمل؛", {"STATES"}),
        ("zh", "请秘书长提出报告；", {"SG"}),
        ("zh-Hant", "促請反恐執行局協助會員國；", {"CTED"}),
    ],
)
def test_a_directive_addresses_whom_it_names_first(language: str, text: str, keys: set[str]) -> None:
    assert addressed(text, language) == keys


def test_the_longest_name_of_a_body_wins() -> None:
    text = "Counter-Terrorism Committee Executive Directorate, 反恐怖主义委员会执行局"
    assert actors.mentioned([words_of(text)], "en") == {"CTED"}
    assert actors.mentioned([words_of(text)], "zh") == {"CTED"}


@pytest.mark.parametrize("language", SIX)
def test_no_two_bodies_share_a_name_and_each_is_found_by_its_own(language: str) -> None:
    for key, names in actors._tables(language)["names"].items():
        for name in names:
            assert actors.mentioned([words_of(name)], language) == ({key} - {"NOBODY"}), name


@pytest.mark.parametrize("language", SIX)
def test_every_language_names_the_same_bodies(language: str) -> None:
    assert set(actors._tables(language)["names"]) - {"NOBODY"} <= set(actors.keys())


def test_a_body_is_known_by_its_key_and_by_its_names() -> None:
    for typed in ("cted", "CTED", "反恐执行局", "Direction exécutive"):
        assert actors.key_of(typed) == "CTED"
    assert actors.key_of("Owls") is None
    assert actors.key_of("") is None


@tried(60)
@given(st.text(max_size=80), st.sampled_from([*SIX, "zh-Hant", "xx"]))
def test_any_text_can_be_looked_through(text: str, language: str) -> None:
    named(text, language)
    addressed(text, language)
