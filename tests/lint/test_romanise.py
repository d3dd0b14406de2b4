"""The schemes, by names whose spelling is known."""

import pytest

from dossier.lint.romanise import russian, ukrainian


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("Володимир Зеленський", "Volodymyr Zelenskyi"),
        ("Рустем Умєров", "Rustem Umierov"),
        ("Андрій Єрмак", "Andrii Yermak"),
        ("Сергій Кислиця", "Serhii Kyslytsia"),
        ("Георгій Тихий", "Heorhii Tykhyi"),
        ("Згурський", "Zghurskyi"),
        ("Знам'янка", "Znamianka"),
        ("Їжакевич", "Yizhakevych"),
        ("Щербань-Юхименко", "Shcherban-Yukhymenko"),
    ],
)
def test_ukrainian_follows_the_table_of_2010(native: str, latin: str) -> None:
    assert ukrainian(native) == latin


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("Владимир Путин", "Vladimir Putin"),
        ("Владимир Мединский", "Vladimir Medinsky"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Юрий Ушаков", "Yury Ushakov"),
        ("Игорь Костюков", "Igor Kostyukov"),
        ("Евгений Щукин", "Yevgeny Shchukin"),
    ],
)
def test_russian_is_the_simplified_table(native: str, latin: str) -> None:
    assert russian(native) == latin
