"""What .ci/workbooks does with openpyxl: reads, fills and compares workbooks."""

import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl


def cells(book):
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                yield sheet, cell


def open_cells(path):
    """New: every sheet is protected without a password, some cells are open, each open figure is validated."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert sheet.protection.sheet and not sheet.protection.password, sheet.title
        own = [cell for row in sheet.iter_rows() for cell in row if not isinstance(cell, openpyxl.cell.cell.MergedCell)]
        count = sum(not cell.protection.locked for cell in own)
        assert count, sheet.title
        for cell in own:
            if sheet.title != "文字" and not cell.protection.locked:
                assert any(cell.coordinate in v.sqref for v in sheet.data_validations.dataValidation), cell
            if isinstance(cell.value, str) and cell.value.startswith("="):
                assert cell.protection.locked, cell
        print(sheet.title, count, "open")


def fill(path, to):
    """A unit fills it: zeros, four applications of which three are answered; one too many came in."""
    book = openpyxl.load_workbook(path)
    for sheet, cell in cells(book):
        if not cell.protection.locked and sheet.title != "文字" and not isinstance(cell, openpyxl.cell.cell.MergedCell):
            cell.value = 0
    sheet = book["表三"]
    rows = {str(c.value): c.row for row in sheet.iter_rows(max_col=3) for c in row if c.value}
    sheet.cell(rows["一、本年新收政府信息公开申请数量"], 4).value = 5
    sheet.cell(rows["（一）予以公开"], 4).value = 3
    sheet.cell(rows["四、结转下年度继续办理"], 4).value = 1
    words = book["文字"]
    blanks = [row[0] for row in words.iter_rows(max_col=1) if not row[0].protection.locked and row[0].value is None]
    for cell in blanks[:-1]:
        cell.value = "（一）主动公开。全年主动公开信息15条。"
    blanks[-1].value = "2027年1月20日"
    book.save(to)


def spoil(path, to):
    """One figure of a correct report is typed over."""
    book = openpyxl.load_workbook(path)
    sheet = book["表三"]
    row = next(c.row for row in sheet.iter_rows(max_col=3) for c in row if c.value == "（一）予以公开")
    sheet.cell(row, 4).value += 3
    book.save(to)


def same(path, other):
    """What was written with a formula is what it calculates to."""
    formulas = openpyxl.load_workbook(path)
    written, calculated = (openpyxl.load_workbook(p, data_only=True) for p in (path, other))
    count = 0
    for sheet, cell in cells(formulas):
        if isinstance(cell.value, str) and cell.value.startswith("="):
            a = written[sheet.title][cell.coordinate].value
            b = calculated[sheet.title][cell.coordinate].value
            assert (a or "") == (b or "") or float(a) == float(b), (sheet.title, cell.coordinate, cell.value, a, b)
            count += 1
    assert count, "no formulas"
    print(count, "formulas")


def sums(path):
    """No sum is missing."""
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet, cell in cells(openpyxl.load_workbook(path)):
        if isinstance(cell.value, str) and cell.value.startswith("=") and "SUM(" in cell.value and "COUNTA" not in cell.value:
            value = book[sheet.title][cell.coordinate].value
            assert value is not None, (sheet.title, cell.coordinate)


def words(path, wanted):
    """A check says this."""
    book = openpyxl.load_workbook(path, data_only=True)
    said = [str(cell.value) for _, cell in cells(book) if cell.value]
    assert any(wanted in text for text in said), [t for t in said if "应当" in t or "还有" in t]


def red(spoilt, correct):
    """Paper of the spoilt one has the red of a broken relation, that of the correct one has none."""

    def count(pdf):
        with tempfile.TemporaryDirectory() as room:
            subprocess.run(["pdftoppm", "-r", "40", pdf, f"{room}/p"], check=True)
            total = 0
            for page in Path(room).glob("*.ppm"):
                data = page.read_bytes().split(b"\n", 3)[3]
                total += sum(data[i : i + 3] == b"\xff\xc7\xce" for i in range(0, len(data), 3))
            return total

    assert count(spoilt) > 20, count(spoilt)
    assert count(correct) == 0, count(correct)


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    {"open": open_cells, "fill": fill, "spoil": spoil, "same": same, "sums": sums, "words": words, "red": red}[name](*arguments)
