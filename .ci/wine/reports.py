"""Reports read, checked, built and drafted: by Windows' program as by the one for this machine."""

from wine import ROOT, must, windows

GOOD, OTHER = ROOT / "examples/beilun-2021.yaml", ROOT / "examples/baihe-2020.yaml"
FAULTY = ROOT / "docs/mistakes.yaml"


def check(room):
    """check: the same findings, and the same for machines"""
    room.put("a.yaml", FAULTY)
    for how in ["concise", "json", "sarif"]:
        said, _ = room.run("check", "a.yaml", "--format", how, status=1, shown=4 if how == "concise" else 0)
        must(said == room.natively("check", "a.yaml", "--format", how)[0], f"{how} differs")
    _, said = room.run("check", "a.yaml", status=1)
    must(said == room.natively("check", "a.yaml")[1], "the findings differ")


def build(room):
    """build: the same bytes in every format"""
    room.put("a.yaml", GOOD)
    room.run("build", "a.yaml", "--to", "docx,html,md,txt", "-d", "windows")
    room.natively("build", "a.yaml", "--to", "docx,html,md,txt", "-d", "here")
    for name in ["a.docx", "a.html", "a.md", "a.txt"]:
        must((room.folder / "windows" / name).read_bytes() == (room.folder / "here" / name).read_bytes(), f"{name} differs")


def imported(room):
    """import and next: the same files"""
    room.put("a.yaml", GOOD)
    room.natively("build", "a.yaml")
    said, _ = room.run("import", "a.docx", shown=1)
    must(said == room.natively("import", "a.docx")[0] and "总体情况" in said, "the imported file differs")
    for program, folder in [(room.run, "windows"), (room.natively, "here")]:
        (room.folder / folder).mkdir()
        program("next", "a.docx", "-o", f"{folder}/b.yaml")
    names = sorted(path.name for path in (room.folder / "here").iterdir())
    must(len(names) == 2, f"{names}")
    for name in names:
        must((room.folder / "windows" / name).read_bytes() == (room.folder / "here" / name).read_bytes(), f"{name} differs")


def paths(room):
    r"""a path with Chinese and blanks, and \ in it"""
    room.put("各 单位/某某 局/年 报.yaml", GOOD)
    room.put("各 单位/上 年.yaml", OTHER)
    room.run("build", r"各 单位\某某 局\年 报.yaml", "--to", "docx,txt", "-d", r"各 单位\生成")
    room.run("check", r".\各 单位\生成\年 报.docx", "--against", r"各 单位\某某 局\..\某某 局\年 报.yaml")
    room.run("check", windows(room.folder / "各 单位/某某 局/年 报.yaml"))
    room.run("figures", r"各 单位\某某 局/年 报.yaml", "--prior", r"各 单位\上 年.yaml", "-o", r"各 单位\数.txt", status=0, shown=3)
    room.run("next", r"各 单位\某某 局\年 报.yaml", "-o", r"各 单位\明 年\明年.yaml", shown=3)
    text = (room.folder / "各 单位/明 年/明年.yaml").read_text()
    must("上年报告: ../某某 局/年 报.yaml" in text, "last year's report is not named with /")
    # As a clerk writes it there.
    room.put("各 单位/明 年/明年.yaml", text.replace("../某某 局/年 报.yaml", r"..\某某 局\年 报.yaml"))
    said, _ = room.run("check", r"各 单位\明 年\明年.yaml", "--format", "concise", status=1, shown=2)
    must("读取失败" not in said and "bad-prior" not in said, "last year's report is not found")


def wildcards(room):
    """*.yaml unexpanded, as cmd.exe hands it on"""
    for name in ["甲.yaml", "乙 一.yaml", "子/丙.yaml"]:
        room.put(name, GOOD)
    room.put("~$甲.docx", b"")
    _, said = room.run("check", "*.yaml")
    must(said == "共 2 个文件：没有发现问题\n", said)
    said, _ = room.run("export", r"子\*.yaml", "*.yaml", "--to", "jsonl", shown=0)
    must(said.count("\n") == 3, f"{said.count(chr(10))} reports")
    done = room.raw(["wine", "cmd", "/c", f"{windows(room.trial / 'nianbao.exe')} build *.yaml --to docx,txt -d out"])
    room.note("cmd /c nianbao build *.yaml --to docx,txt -d out", done.stderr.decode())
    room.run("check", "?.yaml", r"OUT\*.DOCX")
    room.run("import", "*.yaml", status=2)
    room.run("import", r"out\甲.d*", shown=1)
    room.run("check", "*.htm", status=3)
    room.left("~$甲.docx", "甲.yaml", "乙 一.yaml", "子/丙.yaml", "out/甲.docx", "out/甲.txt", "out/乙 一.docx", "out/乙 一.txt")


def line_ends(room):
    """CRLF and a byte-order mark: the same findings, and kept by --fix"""
    text = FAULTY.read_text()
    room.put("a.yaml", text)
    before, _ = room.run("check", "a.yaml", "--format", "concise", status=1, shown=0)
    path = room.put("a.yaml", "\ufeff" + text.replace("\n", "\r\n"))
    after, _ = room.run("check", "a.yaml", "--format", "concise", status=1, shown=4)
    must(after == before, "the findings differ")
    room.run("check", "--fix", "a.yaml", status=1, shown=6)
    mended = path.read_bytes().decode()
    must(mended == "\ufeff" + text.replace("1,136", "1136").replace("0， 0", "0, 0").replace("\n", "\r\n"), "--fix changes line ends")


POINTS = [check, build, imported, paths, wildcards, line_ends]
