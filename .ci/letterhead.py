"""Word files as offices have them, for `.ci/letterhead`: `letterhead.py references OUT REFERENCE` writes letterheads, among them one made
from the program's own; `letterhead.py template OUT REPORT.docx` makes a template of a report as python-docx saves it;
`letterhead.py same A B` sees that two packages differ in word/document.xml only."""

import base64, os, re, sys, zipfile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LOGO = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAIAAABvFaqvAAAAJUlEQVR42mO4o6BAFcQwatCoQaMGjRo0atCoQaMGjRo0alBDAwCuGd/ZyaBvKQAAAABJRU5ErkJggg==")


def font(run, name, size, colour=None):
    run.font.name, run.font.size = name, Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), name)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def field(paragraph, code):
    for kind, text in (("begin", None), (None, code), ("separate", None), ("text", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._element.append(instruction)
        else:
            char = OxmlElement("w:fldChar")
            char.set(qn("w:fldCharType"), kind)
            run._element.append(char)


def plain(path):
    docx.Document().save(path)


def office(path, logo):
    """A red letterhead with the agency's mark on the first page only, another header after it, its own footer, a body in 仿宋."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(28), Mm(26), Mm(37), Mm(35)
    section.different_first_page_header_footer = True
    head = section.first_page_header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run().add_picture(logo, width=Mm(12))
    font(head.add_run(" 某某市某某区政务服务局文件"), "方正小标宋简体", 30, "FF0000")
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "18"), ("space", "1"), ("color", "FF0000")):
        bottom.set(qn("w:" + key), value)
    border.append(bottom)
    properties = head._element.get_or_add_pPr()
    properties.insert(list(properties).index(properties.find(qn("w:jc"))), border)
    font(section.header.paragraphs[0].add_run("某某市某某区政务服务局"), "楷体", 12, "808080")
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run("第 ")
        field(line, " PAGE ")
        line.add_run(" 页")
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "仿宋", Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    normal.paragraph_format.first_line_indent = Pt(32)
    normal.paragraph_format.line_spacing = Pt(28)
    for name, own, size in (("Heading 1", "黑体", 16), ("Heading 2", "楷体", 16), ("Title", "方正小标宋简体", 22)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = own, Pt(size), RGBColor(0, 0, 0)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), own)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("这里的字会换成报告。")
    document.save(path)


def changed(path, out, edit):
    """The package with other texts in its parts."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, edit(name, data))


def wps(path, out):
    """Numeric ids of styles, names as WPS has them, a part that nobody knows."""
    ids = {"Title": "10", "Heading1": "2", "Heading2": "3", "Normal": "1"}

    def edit(name, data):
        if name in ("word/styles.xml", "word/document.xml"):
            text = data.decode()
            for own, number in ids.items():
                text = re.sub(r'(w:styleId="|<w:(?:basedOn|next|link|pStyle) w:val=")%s"' % own, r'\g<1>%s"' % number, text)
            text = text.replace('w:name w:val="heading 1"', 'w:name w:val="标题 1"').replace('w:name w:val="Title"', 'w:name w:val="标题"')
            return text.encode()
        return data

    changed(path, out, edit)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("customXml/item9.xml", '<?xml version="1.0"?><office xmlns="urn:office">部件</office>')


def references(out, own):
    os.makedirs(out, exist_ok=True)
    at = lambda name: os.path.join(out, name)
    logo = at("logo.png")
    with open(logo, "wb") as file:
        file.write(LOGO)
    plain(at("python-docx.docx"))
    office(at("office.docx"), logo)
    wps(at("office.docx"), at("wps.docx"))
    docx.Document(own).save(at("own-python-docx.docx"))
    os.remove(logo)


def template(out, report):
    """Last year's report with an agency's red line above it, other figures and other words."""
    document = docx.Document(report)
    head = document.paragraphs[0].insert_paragraph_before()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    font(head.add_run("某某局文件"), "黑体", 26, "FF0000")
    for paragraph in document.paragraphs[2:]:
        if len(paragraph.text) > 60 and paragraph.runs:
            for run in paragraph.runs[1:]:
                run.text = ""
            paragraph.runs[0].text = "上年的文字，要换掉。"
    for table in document.tables:
        for cell in table._cells:
            if re.fullmatch(r"\d+", cell.text):
                run = cell.paragraphs[0].runs[0]
                run.text = "7"
    document.save(out)


def same(one, other):
    with zipfile.ZipFile(one) as one, zipfile.ZipFile(other) as other:
        assert one.namelist() == other.namelist(), (one.namelist(), other.namelist())
        differing = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert differing == ["word/document.xml"], differing


def kept(reference, report):
    """Every part of the letterhead is in the report; those that are not its text, styles, fonts, settings, properties and directory as they were."""
    with zipfile.ZipFile(reference) as one, zipfile.ZipFile(report) as other:
        own = set(other.namelist())
        lost = [name for name in one.namelist() if name not in own]
        assert not lost, lost
        ours = re.compile(r"\[Content_Types\]|_rels/(document\.xml|)\.rels|word/(document|styles|fontTable|settings)\.xml|docProps/core\.xml")
        differing = [name for name in one.namelist() if not ours.search(name) and one.read(name) != other.read(name)]
    assert not differing, differing


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
