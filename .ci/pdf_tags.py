"""What PDF/UA-1 (ISO 14289-1, 7.1 to 7.9) asks of the tree of a document's parts: `check(file)` raises an AssertionError with the clause."""

import re

import pikepdf

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD "
    "THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)
ROWS = {"THead", "TBody", "TFoot"}
# Which parts may stand in which, both ways where the standard says both.
WITHIN = {
    "Table": ROWS | {"TR", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
}
PARENTS = {"TR": ROWS | {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}} | {name: {"Table"} for name in ROWS}


def listed(value):
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def kids(element):
    return [kid for kid in listed(element.get("/K")) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


class Roles:
    """What the parts are, their own names mapped to those of the standard."""

    def __init__(self, tree):
        self.mapped = {str(key)[1:]: str(value)[1:] for key, value in tree.get("/RoleMap", {}).items()}
        assert not STANDARD & self.mapped.keys(), "a standard part is mapped to another (7.1)"

    def __call__(self, element):
        role, steps = str(element.S)[1:], 0
        while role not in STANDARD:
            assert role in self.mapped and steps <= len(self.mapped), f"{role} is no standard part (7.1)"
            role, steps = self.mapped[role], steps + 1
        return role


def attribute(cell, key):
    return next((one[key] for one in listed(cell.get("/A")) if key in one), None)


def cells(rows):
    """Where each cell of a table's rows stands: the cell, the rows and the columns that it covers."""
    taken, out = set(), []
    for top, row in enumerate(rows):
        left = 0
        for cell in kids(row):
            while (top, left) in taken:
                left += 1
            down = range(top, top + int(attribute(cell, "/RowSpan") or 1))
            across = range(left, left + int(attribute(cell, "/ColSpan") or 1))
            covered = {(y, x) for y in down for x in across}
            assert not taken & covered, "cells over each other (7.2)"
            taken |= covered
            out.append((cell, down, across))
    width = 1 + max(x for _, x in taken)
    assert taken == {(y, x) for y in range(len(rows)) for x in range(width)}, "rows of unequal length (7.2)"
    return out


def table(element, role):
    parts = [role(kid) for kid in kids(element)]
    for name in ("THead", "TFoot", "Caption"):
        assert parts.count(name) <= 1, f"more than one {name} (7.2)"
    assert "Caption" not in parts[1:-1], "a caption within a table (7.2)"
    if "THead" in parts or "TFoot" in parts:
        assert "TBody" in parts, "a table's head without its body (7.2)"
    rows = [row for kid in kids(element) for row in ([kid] if role(kid) == "TR" else kids(kid) if role(kid) in ROWS else [])]
    placed = cells(rows)
    heads = [(cell, down, across) for cell, down, across in placed if role(cell) == "TH"]

    def heads_it(head, down, across):
        cell, its_down, its_across = head
        scope = str(attribute(cell, "/Scope"))
        over = its_down.start < down.start and set(its_across) & set(across)
        before = its_across.start < across.start and set(its_down) & set(down)
        return bool(scope in ("/Column", "/Both") and over or scope in ("/Row", "/Both") and before)

    for cell, down, across in placed:
        if role(cell) == "TD":
            assert any(heads_it(head, down, across) for head in heads), "a cell that no head belongs to (7.5)"


def walk(element, parent, role):
    """The parts below one, each held against the one that it stands in."""
    name = role(element)
    assert element.P.objgen == parent.objgen, f"{name} names another parent (7.1)"
    inner = {role(kid) for kid in kids(element)}
    assert inner <= WITHIN.get(name, inner), f"{inner} in {name} (7.2)"
    if name in PARENTS:
        assert role(parent) in PARENTS[name], f"{name} in {role(parent)} (7.2)"
    assert name != "H", "headings with and without a level (7.4.4)"
    if name == "Figure":
        assert str(element.get("/Alt", "")), "a picture that says nothing (7.3)"
    if name == "Note":
        assert str(element.get("/ID", "")), "a note without a name of its own (7.9)"
    if name == "Table":
        table(element, role)
    yield name
    for kid in kids(element):
        yield from walk(kid, element, role)


def check(file):
    tree = file.Root.StructTreeRoot
    role, level = Roles(tree), 0
    for part in kids(tree):
        assert part.P.objgen == tree.objgen
        for name in (name for kid in kids(part) for name in walk(kid, part, role)):
            if re.fullmatch("H[1-6]", name):
                assert int(name[1]) <= level + 1, f"from H{level} to {name} (7.4.2)"
                level = int(name[1])
