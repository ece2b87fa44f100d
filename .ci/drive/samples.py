"""Files to work on, made of the examples."""

import pathlib
import re

EXAMPLE = pathlib.Path("examples/beilun-2021.yaml")
AGENCY = "北仑区人民政府办公室"


def example():
    return EXAMPLE.read_text(encoding="utf-8")


def named(text, agency):
    return text.replace(AGENCY, agency)


def long(text, size):
    """A report with `size` bytes of prose, in which a figure stands now and then."""
    sentence = "  公开工作贵在经常：组织学习培训，印发宣传材料，办理群众来信，回应社会关切，改进公开方式，全年累计接待来访群众{}人次。\n"
    plain = "  在日常工作中坚持以公开为常态、不公开为例外，推进决策、执行、管理、服务、结果公开，让群众看得到、听得懂、能监督。\n"
    lines, have = [], 0
    while have < size:
        lines.append(sentence.format(len(lines) + 100) if len(lines) % 5 == 0 else plain)
        have += len(lines[-1].encode())
    return text.rstrip("\n") + "\n" + "".join(lines)


def folder(program, place, units=40):
    """A county's folder: `units` reports. The names of those with errors, as `check` finds them, and of all."""
    place.mkdir(parents=True, exist_ok=True)
    text = example()
    for number in range(1, units + 1):
        unit = f"青山县第{number:02}局"
        own = named(text, unit)
        path = place / f"{number:02}-{unit}.yaml"
        if number % 5 == 0:
            # A total that its row does not make, and the more the higher the number.
            for row in re.findall(r"^ +(?:予以公开|部分公开|没有现成信息):.*$", own, re.M)[: number // 10]:
                own = own.replace(row, re.sub(r"(\d+)\]", lambda total: f"{int(total[1]) + 10}]", row))
        elif number % 5 == 1:
            own = own.replace("行政许可:       0", f"行政许可:       {number * 3}")
        elif number % 5 == 2:
            # More than anybody takes in a year: to be explained.
            own = own.replace("行政事业性收费: 0 ", f"行政事业性收费: {number}5600000 ")
        elif number == 28:
            own = program.run("new", "--year", "2021", "--agency", unit)
        if number == 17:
            own = own.replace("申请:\n", "申请: [\n", 1)
        if number == 33:
            source = place.parent / f"{path.stem}.yaml"
            source.write_text(own, encoding="utf-8")
            program.build(source, "docx", place)
            source.unlink()
        else:
            path.write_text(own, encoding="utf-8")


def sheet(text):
    """Table 3 of a report as it is copied from a sheet: rows of figures with tabs between them."""
    section = text.split("\n申请:\n", 1)[1].split("\n复议诉讼:", 1)[0]
    rows = re.findall(r"\[([^\]]*)\]", section)
    return [[figure.strip() for figure in row.split(",")] for row in rows]
