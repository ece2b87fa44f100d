"""Word files drawn as agencies draw them: `redrawn.py OUT WORD.docx…` writes OUT/NAME--HOW.docx of each, with the same figures and words:
table 3 on a page laid on its side, tables without their lines or with some of them, figures spread over their cells, table 3 over two
pages or cut in two by hand, a table that only arranges the page, headings numbered by Word."""

import pathlib
import re
import sys
import zipfile

PAGE = '<w:sectPr><w:footerReference w:type="default" r:id="oddFooter"/><w:footerReference w:type="even" r:id="evenFooter"/><w:pgSz {}/>' \
    '<w:pgMar w:top="1474" w:right="1474" w:bottom="1474" w:left="1587" w:header="850" w:footer="992" w:gutter="0"/></w:sectPr>'
UPRIGHT = PAGE.format('w:w="11906" w:h="16838"')
ON_ITS_SIDE = PAGE.format('w:w="16838" w:h="11906" w:orient="landscape"')
FIGURE = '<w:pStyle w:val="TableFigure"/>'
HEADING = '<w:pStyle w:val="Heading1"/>'
SIDES = ["top", "left", "bottom", "right", "insideH", "insideV"]
NUMBERED_BY_WORD = "numbered-by-word"
NUMBERING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' \
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="1">' \
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>' \
    '<w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'


def heading(body, numeral):
    """Where the paragraph of a part's title begins."""
    return re.search(rf"<w:p>(?:(?!</w:p>).)*?{HEADING}(?:(?!</w:p>).)*?{numeral}、", body, re.S).start()


def on_its_side(body):
    begin, end = heading(body, "三"), heading(body, "四")
    ends_section = "<w:p><w:pPr>{}</w:pPr></w:p>".format
    return body[:begin] + ends_section(UPRIGHT) + body[begin:end] + ends_section(ON_ITS_SIDE) + body[end:]


def lines(*drawn):
    """Every table with these lines only."""
    borders = "".join(f'<w:{side} w:val="{"single" if side in drawn else "nil"}" w:sz="4"/>' for side in SIDES)
    return lambda body: re.sub(r'(<w:jc w:val="center"/>)(<w:tblLayout)', rf"\1<w:tblBorders>{borders}</w:tblBorders>\2", body)


def distributed(body):
    """Each figure from edge to edge of its cell."""
    return re.sub(rf"{FIGURE}(<w:keepNext/>)?", lambda found: f'{found[0]}<w:jc w:val="distribute"/>', body)


def over_pages(body, heads=True):
    for kept in ["<w:keepNext/>", "<w:cantSplit/>", *([] if heads else ["<w:tblHeader/>"])]:
        body = body.replace(kept, "")
    return re.sub(r'w:trHeight w:val="\d+"', 'w:trHeight w:val="620"', body)


def cut(body):
    """Table 3 in two, with a paragraph between."""
    begin = body.index("<w:tbl>", heading(body, "三"))
    table = body[begin:body.index("</w:tbl>", begin)]
    head = re.match(r"<w:tbl>.*?</w:tblGrid>", table, re.S)[0]
    row = begin + [found.start() for found in re.finditer("<w:tr>", table)][8]
    return f"{body[:row]}</w:tbl><w:p/>{head}{body[row:]}"


def within(body):
    """Table 2 in a cell of a table that only arranges the page."""
    begin = body.index("<w:tbl>")
    end = body.index("</w:tbl>", begin) + len("</w:tbl>")
    width = 'w:w="8845" w:type="dxa"'
    around = f'<w:tbl><w:tblPr><w:tblW {width}/></w:tblPr><w:tblGrid><w:gridCol w:w="8845"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW {width}/></w:tcPr>'
    return f"{body[:begin]}{around}{body[begin:end]}<w:p/></w:tc></w:tr></w:tbl>{body[end:]}"


def numbered(body):
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    return re.sub(rf"({HEADING})(</w:pPr>(?:(?!</w:p>).)*?<w:t[^>]*>)[一二三四五六]、", rf"\1{numbers}\2", body, flags=re.S)


HOW = {
    "on-its-side": on_its_side,
    "no-lines": lines(),
    "no-outer-lines": lines("insideH", "insideV"),
    "rows-only": lines("top", "bottom", "insideH"),
    "distributed": distributed,
    "over-pages": over_pages,
    "over-pages-without-heads": lambda body: over_pages(body, heads=False),
    "cut": cut,
    "within": within,
    NUMBERED_BY_WORD: numbered,
}


def changed(name, part, how):
    """A part of the package, with what the change asks of it."""
    if name == "word/document.xml":
        body = HOW[how](part.decode())
        assert body != part.decode(), f"{how} changes nothing"
        return body.encode()
    if how == NUMBERED_BY_WORD and name == "[Content_Types].xml":
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
        return part.replace(b"</Types>", f'<Override PartName="/word/numbering.xml" ContentType="{kind}"/></Types>'.encode())
    if how == NUMBERED_BY_WORD and name == "word/_rels/document.xml.rels":
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
        return part.replace(b"</Relationships>", f'<Relationship Id="numbering" Type="{kind}" Target="numbering.xml"/></Relationships>'.encode())
    return part


out = pathlib.Path(sys.argv[1])
for word in map(pathlib.Path, sys.argv[2:]):
    with zipfile.ZipFile(word) as package:
        for how in HOW:
            with zipfile.ZipFile(out / f"{word.stem}--{how}.docx", "w", zipfile.ZIP_DEFLATED) as redrawn:
                for name in package.namelist():
                    redrawn.writestr(name, changed(name, package.read(name), how))
                if how == NUMBERED_BY_WORD:
                    redrawn.writestr("word/numbering.xml", NUMBERING)
