"""Spellings of one name fold to one form, in whatever script they are written."""

import pytest

from dossier.base.folding import LONGEST, fold, letters, words


def folded(text: str) -> str:
    return " ".join(map(fold, words(text)))


ALIKE = (
    ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyj", "Зеленський", "Зеленский", "ZELENSKY", "Ζελένσκι"),
    ("Kyslytsya", "Kyslytsia", "Кислиця", "Кислица"),
    ("Umerov", "Umierov", "Умєров", "Умеров", "Umerow"),
    ("Serhii", "Serhiy", "Sergiy", "Сергій"),
    ("Igor", "Ihor", "Ігор", "Игорь"),
    ("Yermak", "Iermak", "Jermak", "Єрмак"),
    ("Dmitriev", "Dmitriyev", "Dmitrijew", "Дмитриев"),
    ("Kharkiv", "Харків", "Khar’kiv", "Khar'kiv"),
    ("Macron", "Макрон"),
    ("Vucic", "Vučić", "Vuchich", "Вучић"),
    ("Erdogan", "Erdoğan", "Эрдоган"),
    ("Lodz", "Łódź", "Ło\u0301dz"),
    ("Orsted", "Ørsted"),
    ("Gorbachev", "Горбачёв", "Горбачев"),
)


@pytest.mark.parametrize("spellings", ALIKE, ids=lambda spellings: spellings[0])
def test_spellings_of_a_name_fold_to_one_form(spellings: tuple[str, ...]) -> None:
    assert len({folded(spelling) for spelling in spellings}) == 1


APART = (
    ("Putin", "Patten"),
    ("Kyiv", "Kiel"),
    ("Vance", "Vans"),
    ("Rubio", "Rubin"),
    ("2022", "2002"),
    ("Trump", "Tramp"),
)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


TEXTS = {
    "The 28-point plan": ["the", "28", "point", "plan"],
    "Ukraine's talks, the parties’ text": ["ukraine", "talks", "the", "parties", "text"],
    "Мар'яна й Мар’яна": ["маряна", "и", "маряна"],
    "王毅访问": ["王", "毅", "访", "问"],
    "Genève — (2026)": ["geneve", "2026"],
    "": [],
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_cut_into_words_without_marks(text: str) -> None:
    assert words(text) == TEXTS[text]


def test_a_soft_sign_alone_leaves_nothing() -> None:
    assert fold("ь") == ""


def test_the_table_has_only_letters_that_no_accent_explains() -> None:
    table = letters()
    assert table["ж"] == "zh"
    assert table["ø"] == "o"
    assert table["ь"] == ""
    assert not {"é", "й", "ё", "a", "Ж"} & table.keys()
    assert all(value.isascii() for value in table.values())


def test_a_long_word_is_cut() -> None:
    assert len(fold("ab" * 100)) == LONGEST
