"""nianbao.html out of its parts: `page.py ENGINE.wasm OUT.html`. Everything is within it; its policy names each script by its hash."""

import base64
import gzip
import hashlib
import pathlib
import re
import sys

engine, out = sys.argv[1:]
page = pathlib.Path("page")
# The files of the desk's script, in the order in which the desk puts them together.
parts_of_script = re.findall(r'include_str!\("\.\./\.\./(templates/desk/script/\w+\.js)"\)', pathlib.Path("src/desk/handle.rs").read_text(encoding="utf-8"))
assert sorted(parts_of_script) == sorted(map(str, pathlib.Path("templates/desk/script").iterdir()))


def read(path):
    return path.read_text(encoding="utf-8")


def hashed(script):
    assert "</script" not in script and "<!--" not in script, "a script within a page cannot have these words"
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


order = ["state", "engine", "seam", "pages", "opening", "saving", "notices", "drafts", "start"]
assert sorted(order) == sorted(path.stem for path in (page / "boot").iterdir())
boot = '(function () {\n"use strict";\n' + "".join(read(page / "boot" / f"{name}.js") for name in order) + "})();"
script = "".join(read(pathlib.Path(part)) for part in parts_of_script)
framed = {"desk.js": read(page / "frame.js").replace("/* SCRIPT */\n", script)}
policy = "; ".join([
    "default-src 'none'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    # Reports and previews bring styles of their own; a style can load nothing here.
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "script-src " + " ".join(hashed(script) for script in [boot, *framed.values()]),
])
packed = base64.b64encode(gzip.compress(pathlib.Path(engine).read_bytes(), 9, mtime=0)).decode()
parts = {
    "policy": policy,
    "style": read(page / "page.css"),
    "engine": packed,
    "scripts": "".join(f'<script type="text/plain" data-script="/{name}">{script}</script>\n' for name, script in framed.items()),
    "boot": boot,
}
html = read(page / "nianbao.html")
for name, part in parts.items():
    place = "{{ " + name + " }}"
    assert html.count(place) == 1, place
    before, after = html.split(place)
    html = before + part + after
pathlib.Path(out).write_text(html, encoding="utf-8")
