"""What is said of an output: the entries that its page is made of."""

from dossier.outputs.output import Output
from dossier.outputs.views import Group, Link


def test_a_page_draws_on_the_entries_that_it_has_links_to() -> None:
    links = (
        Link("people/ada/#office-1", "Ada", "person"),
        Link("meetings/in-rome/index.html", "In Rome", "meeting"),
        Link("people/ada/", "Ada", "person"),
        Link("timeline/", "Timeline"),
    )
    output = Output("feed.xml", "page:feed", (Group("Seen", links), "text", 1), ("rome",))
    assert output.about == ("rome", "ada", "in-rome")
