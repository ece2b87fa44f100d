"""Plants what only a comparison of many reports finds, into reports that have no other fault.

    plant.py FOLDER [HOW_MANY] > planted.json

HOW_MANY units copy 存在的主要问题 from another one of the same year, and as many give a hundred times their penalties: no
report is wrong by itself, so that `nianbao check` is right to say nothing. Made-up texts are drawn from one stock of sentences, of
which in a hundred thousand reports each is in hundreds; what is copied has words of its own besides, as a unit's own text has.
"""

import json
import random
import re
import sys
from pathlib import Path

import units

PROBLEMS = re.compile(r"^问题及改进: \|\n((?:  .*\n|\n)+)", re.M)
PENALTIES = re.compile(r"^(  行政处罚: +)([1-9]\d+)( )", re.M)
# The name under which an agency speaks of itself.
SELF = re.compile(r"我(?:市|县|区|镇|乡|街道|局|委|办|单位)")

# What a unit writes of its own.
OWN = "{}的{}还停留在{}，{}跟不上{}的进度，{}反映较多。"
WORDS = (
    ["渡口老街", "茶场片区", "盐仓弄", "石桥头集市", "竹器园区", "水库移民村", "船厂宿舍", "果品批发市场"],
    ["沿街公示栏", "办事窗口电话", "村级公开栏", "流动服务车", "政策明白卡", "夜间办理点"],
    ["纸面上", "试用阶段", "老版本", "几个示范点", "人工登记", "口头告知"],
    ["内容更换", "人员轮岗", "线路调整", "材料翻新", "设备检修", "语音提示"],
    ["旧街改造", "园区搬迁", "渔季开捕", "果品上市", "汛期转移", "集市扩建"],
    ["摊主", "渔户", "茶农", "租户", "老住户", "货车司机"],
)


def own_words(file):
    """Three sentences of a unit's own, the same whenever they are asked for."""
    dice = random.Random(file)
    return "".join(OWN.format(*map(dice.choice, WORDS)) for _ in range(3))


def reports(folder):
    """This year's reports without a fault, with their texts, in the order of the list."""
    for listing in sorted(folder.glob("清单*.jsonl")):
        for line in listing.open(encoding="utf-8"):
            entry = json.loads(line)
            if "/上年/" in "/" + entry["file"] or entry["planted"] or entry["edition"] != "2021":
                continue
            yield entry, (folder / entry["file"]).read_text(encoding="utf-8")


def main(folder, how_many=5):
    folder, how_many = Path(folder), int(how_many)
    originals, copies, penalties = {}, [], []
    for entry, text in reports(folder):
        path = folder / entry["file"]
        if len(penalties) < how_many and units.unit(entry)["kind"] != "政府" \
                and (found := PENALTIES.search(text)) and int(found[2]) >= 400:
            changed = PENALTIES.sub(lambda m: f"{m[1]}{int(m[2]) * 100}{m[3]}", text, count=1)
            penalties.append({"path": entry["file"], "from": int(found[2]), "to": int(found[2]) * 100})
            path.write_text(changed, encoding="utf-8")
            continue
        problems = PROBLEMS.search(text)
        if len(copies) >= how_many or not problems or len(problems[1]) < 120 or re.search(r"\d", problems[1]):
            continue
        if (original := originals.pop(entry["year"], None)) is None:
            written = f"{problems[1].rstrip()}\n  {own_words(entry['file'])}\n"
            path.write_text(text.replace(problems[1], written), encoding="utf-8")
            originals[entry["year"]] = entry["file"], written
            continue
        own = SELF.search(text)
        copied = SELF.sub(own.group(), original[1]) if own else original[1]
        path.write_text(text.replace(problems[1], copied), encoding="utf-8")
        copies.append({"path": entry["file"], "from": original[0]})
    json.dump({"copies": copies, "penalties": penalties}, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])
