"""The numbered rounds of a track, as far as they can be compared."""

from collections import defaultdict
from collections.abc import Iterator

from dossier.entries import Meeting, Track
from dossier.lint.case import Case

Round = tuple[int, Meeting]


def numbered(case: Case) -> Iterator[list[Round]]:
    """The meetings of each series by number: a track is one series, or one for each place where it counts by city.
    What was postponed, cancelled or only proposed is left out."""
    series: dict[tuple[str, str | None], list[Round]] = defaultdict(list)
    for track, meetings in case.survey.tracks.meetings.items():
        numbering = case.dossier.get(track, Track).numbering
        for meeting in meetings:
            if (
                meeting.round
                and meeting.round.isdigit()
                and meeting.status in ("held", "ongoing", "scheduled")
            ):
                series[track, meeting.place if numbering == "by_city" else None].append(
                    (int(meeting.round), meeting)
                )
    for rounds in series.values():
        yield sorted(rounds, key=lambda found: found[0])
