"""Spellings of one name are alike, names of two people are not."""

import pytest

from dossier.base.likeness import likeness, skeleton

SAME = (
    ("Kyslytsia", "Kyslytsya"),
    ("Serhii Kyslytsia", "Sergiy Kyslytsya"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Rustem Umerov", "Rustem Umierov"),
    ("Rustem Umerow", "Rustem Umerov"),
    ("Andriy Yermak", "Andrii Ermak"),
    ("Igor Kostyukov", "Igor Kostiukov"),
    ("Ihor Kostiukov", "Igor Kostyukov"),
    ("Georgy Tikhiy", "Georgij Tihij"),
    ("Edgars Rinkevics", "Edgars Rinkēvičs"),
    ("Umerov Rustem", "Rustem Umerov"),
)
DIFFERENT = (
    ("Donald Trump", "Melania Trump"),
    ("Alexander Fomin", "Alexander Zorin"),
    ("Sergey Lavrov", "Sergey Ryabkov"),
    ("Emmanuel Macron", "Emmanuel Bonne"),
    ("Volodymyr Zelenskyy", "Vladimir Putin"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= 95


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_of_two_people_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < 90


def test_a_skeleton_has_no_script_order_or_case() -> None:
    assert skeleton("Кислиця, Сергій") == skeleton("SERHII KYSLYTSIA") == ("kislica", "serh")
