"""What PDF/UA-1 and PDF/A-2a ask of files, as far as it can be said without a validator: `pdf.py FILE.pdf…`. Beside each lies what
pdftotext reads of it (.txt) and the figures that it has to have (.json)."""

import json
import pathlib
import re
import sys

import pikepdf
import pdf_tags

try:
    import pdf_fonts
except ModuleNotFoundError:
    print("LEFT OUT: faces and their glyphs, as fontTools is not here")
    pdf_fonts = None

# The clauses are those of ISO 14289-1 (UA) and ISO 19005-2 (A).
HEADINGS = {f"/H{level}" for level in range(1, 7)}


def elements(node):
    """A structure element and all below it, in the order in which they are read."""
    yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def marked(page):
    """The numbers of what is marked on a page; nothing is drawn outside of it."""
    numbers, depth = set(), 0
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator in ("BDC", "BMC"):
            depth += 1
            if operator == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
                numbers.add(int(operands[1].MCID))
        elif operator == "EMC":
            depth -= 1
        elif operator in ("Tj", "TJ", "f", "f*", "S", "s", "B", "Do"):
            assert depth, f"{operator} outside of what is marked (UA 7.1)"
    assert depth == 0
    return numbers


def check(path):
    file = pikepdf.open(path)
    root = file.Root
    assert bool(root.MarkInfo.Marked), "UA 6.2"
    assert str(root.Lang) == "zh-CN", "UA 7.2"
    assert bool(root.ViewerPreferences.DisplayDocTitle), "UA 7.1"
    with file.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2" and metadata["pdfaid:conformance"] == "A", "A 6.6.4"
        assert metadata["pdfuaid:part"] == "1", "UA 5"
        assert metadata["dc:title"] == str(file.docinfo["/Title"]), "A 6.6.3"
    intent = root.OutputIntents[0]
    assert intent.S == "/GTS_PDFA1" and "/DestOutputProfile" in intent, "A 6.2.3"
    for name in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties"):
        assert name not in root, name
    assert not file.is_encrypted

    count, headings, roles = 0, 0, set()
    drawn = {}
    for child in root.StructTreeRoot.K if isinstance(root.StructTreeRoot.K, pikepdf.Array) else [root.StructTreeRoot.K]:
        for element in elements(child):
            count += 1
            role = str(element.S)
            roles.add(role)
            headings += role in HEADINGS
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    drawn.setdefault(element.Pg.objgen, set()).add(kid)
                elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                    drawn.setdefault(kid.get("/Pg", element.get("/Pg")).objgen, set()).add(int(kid.MCID))
    assert {"/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD"} <= roles, roles
    for page in file.pages:
        assert str(page.Tabs) == "/S", "UA 7.18.3"
        assert marked(page) == drawn.get(page.objgen, set()), "what is marked and what is in the tree differ"
        for font in page.Resources.get("/Font", {}).values():
            assert "/ToUnicode" in font, "A 6.2.11.7.2"
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert any(f"/FontFile{kind}" in descriptor for kind in ("2", "3")), "A 6.2.11.4"
    with file.open_outline() as outline:
        assert len(outline.root) >= 4, "UA 7.17"
    pdf_tags.check(file)
    return count, headings, pdf_fonts.check(file) if pdf_fonts else 0


def figures(path):
    """Every figure of the report stands as a word in what pdftotext reads, as often as it is there."""
    words = re.findall(r"-?\d+(?:\.\d+)?", path.with_suffix(".txt").read_text())
    wanted = []

    def walk(value):
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            wanted.append(str(value))

    walk(json.loads("{" + path.with_suffix(".json").read_text().split("\n")[0])["facts"])
    for figure in set(wanted):
        assert words.count(figure) >= wanted.count(figure), f"{figure}: {words.count(figure)} of {wanted.count(figure)}"
    return len(wanted)


for path in map(pathlib.Path, sys.argv[1:]):
    try:
        count, headings, glyphs = check(path)
        found = figures(path)
    except Exception as error:
        raise SystemExit(f"{path.name}: {type(error).__name__}: {error}")
    print(f"{path.name}: {path.stat().st_size} bytes, {count} elements, {headings} headings, {glyphs} glyphs as the faces have them, {found} figures found")
