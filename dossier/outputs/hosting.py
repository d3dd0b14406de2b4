"""Files that hosts and search engines read: headers, redirects, sitemap, robots, security contact."""

from collections.abc import Iterable, Iterator

from dossier.graph.survey import Survey
from dossier.outputs.frame import Frame
from dossier.outputs.output import Listing, Output
from dossier.outputs.policy import POLICY, REFERRER
from dossier.outputs.urls import SECTIONS, Urls, folder_of

HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", REFERRER),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), interest-cohort=(), browsing-topics=()",
    ),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
)


def hosting(survey: Survey, urls: Urls, frame: Frame, pages: Iterable[Listing]) -> Iterator[Output]:
    """`_headers`, `_redirects`, `robots.txt`, the manifest of the site and, with a base address, `sitemap.xml`."""
    robots = (("X-Robots-Tag", "noindex"),) if frame.robots else ()
    lines = ["/*", *(f"  {name}: {value}" for name, value in (*HEADERS, *robots))]
    lines += ["/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    yield Output("_headers", "text", tuple(lines), listed=False)
    yield Output("_redirects", "text", tuple(_redirects(survey)), listed=False)
    yield Output("site.webmanifest", "file:site.webmanifest", (), listed=False)
    base = frame.base_url
    sitemap = (f"Sitemap: {base}/sitemap.xml",) if base and not frame.robots else ()
    access = "Disallow: /" if frame.robots else "Allow: /"
    yield Output("robots.txt", "text", ("User-agent: *", access, *sitemap), listed=False)
    if base:
        addresses = tuple(
            sorted((f"{base}/{_folder(page.path)}", page.changed) for page in pages if page.listed)
        )
        yield Output("sitemap.xml", "sitemap", addresses, listed=False)


def _folder(path: str) -> str:
    return path.removesuffix("index.html")


def _redirects(survey: Survey) -> Iterator[str]:
    """Old addresses of each entry → its address (301), in Netlify's form."""
    for entry in survey.dossier.entries.values():
        for old in entry.redirect_from:
            yield f"/{SECTIONS[type(entry)]}{old}/* /{folder_of(entry)}:splat 301"
