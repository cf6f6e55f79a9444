"""A page that means harm, at an address of its own: it tries everything a page can try, and tells what came back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

READS = ("/", "/people/1", "/api/today", "/api/people/1", "/api/openapi.json", "/static/tactful.js")
CHANGES = (
    "/undo",
    "/people/1/never",
    "/people/1/sent",
    "/people/1/record",
    "/playbook",
    "/tasks/read-round/done",
)
FIELDS = {
    "action": "message",
    "what": "met",
    "on": "2026-11-20",
    "playbook": "cautious",
    "_csrf_token": "0" * 128,
}

FETCHES = """async ([base, reads, changes, fields]) => {
    const told = [];
    const attempt = async (name, url, options) => {
        try {
            const answer = await fetch(base + url, { credentials: "include", ...options });
            const text = await answer.text();
            if (text) told.push(`${name} ${url} gave ${answer.status}: ${text.slice(0, 80)}`);
        } catch (error) { /* the browser keeps it */ }
    };
    for (const url of reads) for (const mode of ["cors", "no-cors"]) await attempt(`read ${mode}`, url, { mode });
    for (const url of changes) {
        const body = new URLSearchParams(fields);
        await attempt("form", url, { method: "POST", mode: "no-cors", body });
        await attempt("json", url, { method: "POST", mode: "cors", body: JSON.stringify(fields),
            headers: { "content-type": "application/json", "x-csrftoken": fields._csrf_token } });
        navigator.sendBeacon(base + url, body);
    }
    return told;
}"""

ELEMENTS = """async ([base, reads]) => {
    const told = [];
    const put = (name, attribute, url) => new Promise((done) => {
        const one = document.createElement(name);
        if (name === "link") one.rel = "stylesheet";
        if (name === "img") one.onload = () => { told.push(`picture ${url} ${one.naturalWidth}`); done(); };
        if (name === "script") one.onload = () => { told.push(`script ${url} ran`); done(); };
        if (name === "link") one.onload = () => { told.push(`style ${url} came`); done(); };
        one.onerror = done;
        one[attribute] = base + url;
        document.body.append(one);
        setTimeout(done, 1500);
    });
    const kinds = [["img", "src"], ["script", "src"], ["link", "href"]];
    await Promise.all(reads.flatMap((url) => kinds.map(([name, attribute]) => put(name, attribute, url))));
    return told;
}"""

FRAMES = """async ([base, reads]) => {
    const told = [];
    const frames = reads.map((url) => {
        const one = document.createElement("iframe");
        one.src = base + url;
        one.name = url;
        document.body.append(one);
        return one;
    });
    await new Promise((done) => setTimeout(done, 1200));
    for (const one of frames) {
        try { told.push(`${one.name}: ${one.contentDocument.title}`); } catch (error) { /* kept */ }
    }
    return told;
}"""

OPENED = """async ([base]) => {
    const other = window.open(base + "/", "other");
    await new Promise((done) => setTimeout(done, 1200));
    const told = [];
    for (const what of ["document", "localStorage", "length", "name"]) {
        try { const got = other[what]; if (got) told.push(`${what}: ${got}`); } catch (error) { /* kept */ }
    }
    if (!other.closed) told.push("it can be held on to");
    return told;
}"""

FORM = """([base, url, fields]) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: base + url });
    for (const [name, value] of Object.entries(fields)) {
        const one = document.createElement("input");
        Object.assign(one, { name, value });
        form.append(one);
    }
    document.body.append(form);
    form.submit();
}"""

SANDBOXED = """([base, url]) => {
    const one = document.createElement("iframe");
    one.sandbox = "allow-forms allow-scripts";
    const form = `<form method=post action="${base}${url}"><input name=a></form>`;
    one.srcdoc = `${form}<script>document.forms[0].submit()</script>`;
    document.body.append(one);
}"""


class Page(BaseHTTPRequestHandler):
    """An empty page; the tests run the attacks in it."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>You have won</title><body>")

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def hostile_port() -> Iterator[int]:
    """The port of a server of such pages, on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()
