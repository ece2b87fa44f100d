"""What PDF/UA-1 (ISO 14289-1, 7.21) and PDF/A-2 (ISO 19005-2, 6.2.11) ask of faces: `check(file)` holds every glyph that a page shows
against the face that is embedded; an AssertionError names the clause of the latter."""

import io
import re

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont


def shown(file):
    """The codes that each face shows, by the face's object."""
    out = {}
    for page in file.pages:
        face, saved = None, []
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator == "q":
                saved.append(face)
                assert len(saved) <= 28, "6.1.13"
            elif operator == "Q":
                face = saved.pop()
            elif operator == "Tf":
                face = page.Resources.Font[str(operands[0])]
            elif operator in ("Tj", "TJ"):
                codes = out.setdefault(face.objgen, (face, set()))[1]
                for part in operands[0] if operator == "TJ" else operands:
                    if isinstance(part, pikepdf.String):
                        data = bytes(part)
                        codes.update(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
    return out.values()


def said(descendant):
    """The widths that the file gives for glyphs, and that of all others."""
    widths, left = {}, list(descendant.get("/W", []))
    while left:
        first, second, *left = left
        if isinstance(second, pikepdf.Array):
            widths |= {int(first) + at: float(width) for at, width in enumerate(second)}
        else:
            third, *left = left
            widths |= dict.fromkeys(range(int(first), int(second) + 1), float(third))
    return widths, float(descendant.get("/DW", 1000))


def embedded(descendant):
    """The widths of the face that is embedded, in thousandths of its size, by code."""
    descriptor = descendant.FontDescriptor
    if "/FontFile2" in descriptor:
        assert descendant.Subtype == "/CIDFontType2" and descendant.CIDToGIDMap == "/Identity", "6.2.11.3.2"
        face = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
        unit = face["head"].unitsPerEm
        return {at: face["hmtx"][name][0] * 1000 / unit for at, name in enumerate(face.getGlyphOrder())}
    file = descriptor.FontFile3
    assert descendant.Subtype == "/CIDFontType0" and file.Subtype == "/CIDFontType0C", "6.2.11.2"
    faces = CFFFontSet()
    faces.decompile(io.BytesIO(file.read_bytes()), None)
    widths = {}
    for name in faces[0].charset:
        glyph = faces[0].CharStrings[name]
        glyph.draw(NullPen())
        widths[int(name[3:]) if name.startswith("cid") else 0] = glyph.width
    return widths


def characters(face):
    """The characters that the codes of a face stand for."""
    text = face.ToUnicode.read_bytes().decode("latin-1")
    assert "beginbfrange" not in text, "written by another hand: read its ranges too"
    pairs = (pair for block in re.findall("beginbfchar(.*?)endbfchar", text, re.S) for pair in re.findall(r"<(\w+)>\s*<(\w+)>", block))
    return {int(code, 16): bytes.fromhex(character).decode("utf-16-be") for code, character in pairs}


def check(file):
    """How many glyphs all pages show."""
    count = 0
    for face, codes in shown(file):
        descendant = face.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        assert face.Encoding == "/Identity-H", "6.2.11.3.1"
        assert re.match(r"/[A-Z]{6}\+", str(descriptor.FontName)), "the name of a part of a face (ISO 32000-1, 9.6.4)"
        widths, other = said(descendant)
        there, text = embedded(descendant), characters(face)
        assert 0 not in codes, "6.2.11.8"
        for code in codes:
            assert code in there, f"no glyph {code} (6.2.11.4.1)"
            assert abs(there[code] - widths.get(code, other)) <= 1, f"glyph {code} is {there[code]} wide (6.2.11.5)"
            assert text.get(code) and not set(text[code]) & set("\0\ufeff\ufffe"), f"glyph {code} has no character (6.2.11.7.2)"
            assert not any("\ue000" <= c <= "\uf8ff" for c in text[code]), f"glyph {code} is in private use (6.2.11.7.3)"
        if "/CIDSet" in descriptor:
            bits = descriptor.CIDSet.read_bytes()
            listed = {8 * at + bit for at, byte in enumerate(bits) for bit in range(8) if byte >> (7 - bit) & 1}
            assert listed == set(there), "6.2.11.4.2"
        count += len(codes)
    return count
