"""What the browser gets besides the site: the script that loads it again, and the page that shows what is wrong."""

from html import escape

from dossier.base.diagnostic import has_errors
from dossier.serve.live import State

EVENTS = "_dossier/events"

SCRIPT = """\
(function () {
  "use strict";
  var shown = Number(document.currentScript.dataset.shown), box = null, source = null;
  function show(text) {
    var failure = document.querySelector(".dossier-failure");
    if (failure) { failure.textContent = text || failure.textContent; return; }
    if (!text) { if (box) { box.remove(); box = null; } return; }
    if (!box) {
      box = document.createElement("section");
      box.className = "dossier-problems";
      box.setAttribute("role", "alert");
      box.appendChild(document.createElement("h2")).textContent = "The site below is the last good one";
      box.appendChild(document.createElement("pre"));
      document.body.insertBefore(box, document.body.firstChild);
    }
    box.querySelector("pre").textContent = text;
  }
  function connect() {
    source = new EventSource("/_dossier/events");
    source.onmessage = function (event) {
      var told = JSON.parse(event.data);
      show(told.problems);
      if (told.shown === shown) { return; }
      shown = told.shown;
      if (told.goto && !told.problems && "/" + told.goto !== location.pathname) {
        location.assign("/" + told.goto);
      } else { location.reload(); }
    };
    source.onerror = function () {
      if (source.readyState === 2) { setTimeout(connect, 1000); }
    };
  }
  window.addEventListener("pagehide", function () { if (source) { source.close(); } });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { connect(); } });
  connect();
})();
"""
STYLE = """\
.dossier-problems { position: sticky; top: 0; z-index: 1000; margin: 0; padding: 1rem 1.5rem; color: #fff;
  background: #5c1a12; font: 14px/1.5 ui-monospace, monospace; max-height: 60vh; overflow: auto; }
.dossier-problems h2 { margin: 0 0 .5rem; font: 600 15px/1.4 system-ui, sans-serif; color: #fff; }
.dossier-problems pre { margin: 0; padding: 0; border: 0; white-space: pre-wrap; color: inherit; background: none;
  font: inherit; }
.dossier-failure { padding: 2rem; font: 15px/1.5 ui-monospace, monospace; }
"""
TAGS = (
    '<link rel="stylesheet" href="/_dossier/live.css">'
    '<script src="/_dossier/live.js" data-shown="{}" defer></script>\n'
)
FILES = {
    "_dossier/live.js": (SCRIPT.encode(), "text/javascript; charset=utf-8"),
    "_dossier/live.css": (STYLE.encode(), "text/css; charset=utf-8"),
}


def with_client(html: bytes, shown: int) -> bytes:
    """A page of that version with the script that loads it again; nothing else is changed."""
    return html.replace(b"</head>", TAGS.format(shown).encode() + b"</head>", 1)


def problems(state: State) -> str:
    """What is wrong now, in the words of the terminal; empty when nothing is, as far as that is known."""
    from dossier.base.report import as_text, summary

    if state.failure:
        return state.failure
    if not has_errors(state.diagnostics):
        return ""
    errors = [diagnostic for diagnostic in state.diagnostics if has_errors([diagnostic])]
    return f"{as_text(errors, colour=False, width=100)}\n\n{summary(errors, state.total)}"


def waiting_page(state: State) -> bytes:
    """The page while there is no good site yet."""
    return failure_page(problems(state) or "the site is being built", state.shown)


def failure_page(text: str, shown: int) -> bytes:
    """A page with what went wrong, in the place of one of that version."""
    body = f'<pre class="dossier-failure">{escape(text)}</pre>'
    head = '<head><meta charset="utf-8"><title>dossier</title></head>'
    page = f'<!doctype html><html lang="en">{head}<body>{body}</body></html>'
    return with_client(page.encode(), shown)
