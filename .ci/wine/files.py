"""Files that Windows keeps from being written: open in Word, devices, long names, read-only and hidden ones."""

import os
import shutil
import stat

from reports import FAULTY, GOOD
from wine import ROOT, must, windows


def held(room):
    """a file that is open in Word: told, nothing lost"""
    room.put("a.yaml", GOOD)
    document = room.folder / "a.docx"
    room.run("build", "a.yaml", "--to", "docx,txt")
    room.put("a.yaml", GOOD.read_text().replace("北仑区", "南仑区"))
    before = {name: (room.folder / name).read_bytes() for name in ["a.yaml", "a.docx", "a.txt"]}
    same = lambda: all((room.folder / name).read_bytes() == held for name, held in before.items())
    with room.held(document, "read"):
        # Word lets others read.
        room.run("check", "a.docx", shown=1)
        _, said = room.run("build", "a.yaml", "--to", "txt,docx", status=3)
        must("正打开着它" in said, "it is not told")
        must(same(), "something was written")
        room.run("check", "a.docx", "--comment", "a.docx", "--force", status=2)
    with room.held(document, "none"):
        _, said = room.run("check", "a.docx", status=3)
        must("正打开着它" in said, "it is not told")
        room.run("build", "a.yaml", "--force", status=3)
        must(same(), "something was written")
    with room.held(room.folder / "a.yaml", "read"):
        room.put("b.yaml", FAULTY)
        with room.held(room.folder / "b.yaml", "read"):
            _, said = room.run("check", "--fix", "b.yaml", status=3, shown=4)
            must((room.folder / "b.yaml").read_bytes() == FAULTY.read_bytes(), "it was changed")
    room.left("a.yaml", "a.docx", "a.txt", "b.yaml")
    room.run("build", "a.yaml", "--to", "docx,txt")
    must((room.folder / "a.docx").read_bytes() != before["a.docx"], "it is not written when it is closed")


def devices(room):
    """NUL and CON as names of files"""
    room.put("a.yaml", GOOD)
    room.put("con.yaml", GOOD)
    room.run("figures", "a.yaml", "-o", "NUL")
    room.run("export", "a.yaml", "--to", "jsonl", "-o", "nul")
    room.run("new", "--year", "2026", "--agency", "某某局", "-o", "CON", status=2)
    room.run("build", "a.yaml", "-o", "NUL.docx", status=2)
    room.run("build", "a.yaml", "-o", "con.docx", status=2)
    room.run("figures", "a.yaml", "-o", r"out\COM1.txt", status=2)
    room.run("check", "NUL", status=3)
    room.left("a.yaml", "con.yaml")


def long_paths(room):
    """paths of more than 260 characters"""
    part = "政府信息公开工作年度报告的文件夹" * 5
    folder = room.folder / part / part / part / part
    folder.mkdir(parents=True)
    name = windows(folder / "年报.yaml")
    must(len(name) > 300, f"{len(name)} characters")
    shutil.copy(GOOD, folder / "年报.yaml")
    room.note(f"a path of {len(name)} characters")
    room.run("check", name)
    room.run("build", name, "--to", "docx,txt")
    room.run("build", name, "--to", "docx,txt")
    room.run("check", windows(folder / "年报.docx"), "--against", name)
    room.run("next", windows(folder / "年报.docx"), "-o", windows(folder / "明年.yaml"), shown=3)
    must(sorted(os.listdir(folder)) == sorted(["年报.docx", "年报.txt", "年报.yaml", "年报-2021.yaml", "明年.yaml"]), f"{os.listdir(folder)}")


def guarded(room):
    """read-only and hidden files"""
    room.put("a.yaml", GOOD)
    room.run("build", "a.yaml")
    path = room.folder / "a.docx"
    before = path.read_bytes()
    path.chmod(stat.S_IREAD)
    room.put("a.yaml", GOOD.read_text().replace("北仑区", "南仑区"))
    _, said = room.run("build", "a.yaml", status=3)
    must("只读" in said, "it is not told")
    room.run("build", "a.yaml", "--force", "--to", "txt,docx", status=3)
    must(path.read_bytes() == before, "it was changed")
    room.run("check", "a.docx", shown=1)
    room.left("a.yaml", "a.docx")
    path.chmod(stat.S_IREAD | stat.S_IWRITE)
    room.raw(["wine", "attrib", "+h", "a.docx"])
    room.run("check", "a.docx", shown=1)
    room.run("build", "a.yaml")
    must(path.read_bytes() != before, "it is not written")
    room.left("a.yaml", "a.docx")


POINTS = [held, devices, long_paths, guarded]
