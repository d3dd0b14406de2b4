"""Every table of the data, in the order in which they are listed."""

from dossier.graph.survey import Survey
from dossier.outputs.exports import actors, meetings, positions, record, texts
from dossier.outputs.exports.sheet import Sheet, Spec, filled

SPECS: tuple[Spec, ...] = (
    *record.SHEETS[:1],
    *actors.SHEETS,
    *meetings.SHEETS,
    *positions.SHEETS,
    *texts.SHEETS,
    *record.SHEETS[1:],
)


def sheets(survey: Survey) -> tuple[Sheet, ...]:
    """All tables, filled."""
    return tuple(filled(spec, survey) for spec in SPECS)
