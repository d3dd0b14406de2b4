"""A seeded dossier of N entries in our own format: 15 % actors, 30 % meetings, 40 % positions, 15 % sources.

    python tests/bench/generate.py FOLDER N [--seed 1]

Participants are of skewed popularity, the busiest actor sits in at most 4·√N meetings; bodies have 80 to 200 words with
three links; names are in several scripts.
"""

# ruff: noqa: SIM905  lists of words are easier to read so

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

LATIN = "Ana Boris Clara Dmytro Elena Farid Goran Hana Igor Jana Karim Lena Marko Nina Oleh Petra Rami Sofia".split()
FAMILY = "Petrovic Kovalenko Weber Demir Nakamura Haddad Lindqvist Moreau Okafor Silva Tanaka Novak".split()
SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo za".split()
CYRILLIC = "Ковальченко Петренко Іваненко Шевчук Мельник Бондар Ткач Кравець".split()
GREEK = "Παπαδόπουλος Νικολάου Γεωργίου Δημητρίου".split()
ARABIC = "محمد الحسن يوسف خالد".split()
PLACES = "Geneva Istanbul Vienna Doha Oslo Minsk Astana Ankara Riyadh Jeddah Paris London".split()
WORDS = (
    "the talks round delegation ceasefire statement agreed proposed on exchange of prisoners with a further meeting "
    "that was held in the capital while both sides said they would return to the table before the end of the month and "
    "mediators noted progress on humanitarian access but not on territory security guarantees or the sequence of steps"
).split()
STANCES = "demands supports accepts open ambiguous opposes rejects".split()
START = date(2020, 1, 1)


class World:
    """The ids of everything, and how often each actor was drawn."""

    def __init__(self, number: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.number = number
        self.actors = [f"actor-{n:05}" for n in range(max(4, number * 15 // 100))]
        self.meetings = [f"meeting-{n:05}" for n in range(number * 30 // 100)]
        self.positions = [f"position-{n:05}" for n in range(number * 40 // 100)]
        self.sources = [f"source-{n:05}" for n in range(max(1, number * 15 // 100))]
        self.issues = [f"issue-{n:02}" for n in range(12)]
        self.states = self.actors[: max(2, len(self.actors) // 20)]
        self.people = self.actors[len(self.states) :]
        self.most = int(4 * number**0.5)
        self.drawn = dict.fromkeys(self.actors, 0)
        self.state_of = {person: self.states[n % len(self.states)] for n, person in enumerate(self.people)}
        self.days = {meeting: self.day() for meeting in self.meetings}

    def actor(self, among: list[str]) -> str:
        """One actor, the early ones far more often, none more often than the limit."""
        while True:
            found = among[min(int(self.random.paretovariate(0.9)) - 1, len(among) - 1)]
            if self.drawn[found] < self.most:
                self.drawn[found] += 1
                return found
            found = self.random.choice(among)
            if self.drawn[found] < self.most:
                self.drawn[found] += 1
                return found

    def day(self) -> date:
        return START + timedelta(days=self.random.randrange(2300))

    def body(self) -> str:
        """80 to 200 words in paragraphs with three links."""
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(80, 200))]
        for _ in range(3):
            pool = self.random.choice(
                (self.actors, self.meetings or self.actors, self.positions or self.actors)
            )
            words[self.random.randrange(len(words))] = f"[[{self.random.choice(pool)}]]"
        words[self.random.randrange(len(words))] = f"*{self.random.choice(WORDS)}*"
        third = len(words) // 3
        parts = (words[:third], words[third : 2 * third], words[2 * third :])
        return "\n\n".join(" ".join(part).capitalize() + "." for part in parts) + "\n"


def files(number: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Path and text of every file."""
    world = World(number, seed)
    yield "content/dossier.yaml", _settings()
    for issue in world.issues:
        yield (
            f"content/issues/{issue}.yaml",
            f"title: Matter {issue[-2:]}\nquestion: What about it?\nreview: candidate\n",
        )
    for n, actor in enumerate(world.actors):
        yield f"content/actors/{actor}.md", _actor(world, n, actor)
    for n, meeting in enumerate(world.meetings):
        yield f"content/meetings/{meeting}.md", _meeting(world, n)
    for n, position in enumerate(world.positions):
        yield f"content/positions/{position}.md", _position(world, n)
    for n, source in enumerate(world.sources):
        yield f"content/sources/{source}.md", _source(world, n)


def _settings() -> str:
    return (
        "title: A generated dossier\nscope: For measuring.\nstarted: 2020-01-01\nas_of: 2026-06-01\n"
        "licence: {text: CC BY 4.0, data: CC BY 4.0}\ncontact: errors@example.org\nbase_url: https://dossier.example\n"
        "matrix: {holders: [actor-00000, actor-00001]}\n"
    )


def _front(fields: str, world: World) -> str:
    """Front matter with two sources of different publishers, and a body."""
    number = world.random.randrange(len(world.sources))
    cites = ", ".join(world.sources[n % len(world.sources)] for n in (number, number + 1))
    return f"---\n{fields}review: candidate\ncites: [{cites}]\n---\n\n{world.body()}"


def _name(world: World, n: int) -> tuple[str, str]:
    script = world.random.choice((CYRILLIC, GREEK, ARABIC, FAMILY))
    lang = {id(CYRILLIC): "uk", id(GREEK): "el", id(ARABIC): "ar", id(FAMILY): "en"}[id(script)]
    return f"{world.random.choice(LATIN)} {_surname(n)}", f"{{{lang}: {world.random.choice(script)} {n}}}"


def _surname(n: int) -> str:
    """A name of four syllables, another for each number up to 50,000, and neighbours far from each other."""
    number, syllables = n * 7919 % 15**4, []
    for _ in range(4):
        number, digit = divmod(number, 15)
        syllables.append(SYLLABLES[digit])
    return "".join(syllables).capitalize()


def _actor(world: World, n: int, actor: str) -> str:
    name, native = _name(world, n)
    if actor in world.states:
        fields = f"kind: state\nname: {_surname(n)}\nsummary: A state.\noffices:\n"
        fields += "".join(
            f"  office-{k}: {{name: Office {k}, rank: official, seats: 99}}\n" for k in range(3)
        )
        return _front(fields, world)
    state = world.state_of[actor]
    return _front(
        f"kind: person\nname: {name}\nnative_name: {native}\nsummary: A person of the talks.\ntenures:\n"
        f"  - {{office: {state}/office-{n % 3}, start: 2019-01-01, attested: [2026-05-20], cites: [{world.random.choice(world.sources)}]}}\n",
        world,
    )


def _meeting(world: World, n: int) -> str:
    place = world.random.choice(PLACES)
    people = list(dict.fromkeys(world.actor(world.people) for _ in range(world.random.randint(2, 8))))
    lines = ["delegations:"]
    for party in dict.fromkeys(world.state_of[person] for person in people):
        lines += [f"  - party: {party}", "    role: party", "    members:"]
        lines += [
            f"      - {{person: {person}, attendance: present}}"
            for person in people
            if world.state_of[person] == party
        ]
    issues = ", ".join(world.random.sample(world.issues, 2))
    return _front(
        f"title: {place} talks {n}\ndate: {world.days[world.meetings[n]]}\nstatus: held\nkind: in_person\nissues: [{issues}]\n"
        f"summary: A meeting in {place}.\n" + "\n".join(lines) + "\n",
        world,
    )


def _position(world: World, n: int) -> str:
    holder = world.states[n % len(world.states)]
    meeting = world.random.choice(world.meetings) if world.meetings and n % 2 else ""
    day, at = (world.days[meeting], f"at: {meeting}\n") if meeting else (world.day(), "")
    return _front(
        f"holder: {holder}\nissue: {world.issues[n % len(world.issues)]}\ndate: {day}\n"
        f"summary: Wants what it wants, number {n}.\nstance: {STANCES[n % len(STANCES)]}\nbasis: reported\nattribution: named\n{at}",
        world,
    )


def _source(world: World, n: int) -> str:
    fields = (
        f"title: Report {n}\nkind: news\npublisher: Paper {n % 40}\npublished: 2026-05-{n % 28 + 1:02}\n"
        f"url: https://paper-{n % 40}.example.org/{n}\nlanguage: en\nreliability: solid\nreliability_basis: Generated.\nreview: candidate\n"
    )
    return f"---\n{fields}---\n\n{world.body()}"


def write(folder: Path, number: int, seed: int = 1) -> None:
    """Lay the dossier down in a folder."""
    for path, text in files(number, seed):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.number, arguments.seed)
