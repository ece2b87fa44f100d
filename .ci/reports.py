"""Correct reports: `reports.py OUT COUNT`. They differ in edition, agency, figures, wording, how prose is divided, in tables and notes of
their own, in a signature; every sum holds. The same ones each time: number 7 of 40 is number 7 of 8."""

import pathlib
import random
import sys

COLUMNS = 6
# The results of table 3, and what each is divided into.
RESULTS = {
    "予以公开": [],
    "部分公开": [],
    "不予公开": ["国家秘密", "法律行政法规禁止公开", "三安全一稳定", "保护第三方合法权益", "三类内部事务信息", "四类过程性信息", "行政执法案卷", "行政查询事项"],
    "无法提供": ["本机关不掌握", "没有现成信息", "补正后仍不明确"],
    "不予处理": ["信访举报投诉", "重复申请", "公开出版物", "大量反复申请", "确认或重新出具"],
    "其他处理": ["逾期不补正", "逾期不缴费", "其他"],
}
AGENCIES = [
    ("青岭县人民政府", "政府"), ("青岭县水利局", "部门"), ("望江市交通运输局", "部门"), ("石桥镇人民政府", "乡镇街道"), ("云溪街道办事处", "乡镇街道"),
    ("望江市人力资源和社会保障局", "部门"), ("东湾区人民政府", "政府"), ("东湾区文化和广电旅游体育局", "部门"), ("金沙苗族侗族自治县民族宗教事务局", "部门"),
    ("望江市地方金融监督管理局", "部门"),
]
# What the general part says, by its headings.
SAID = {
    "主动公开": ["围绕群众关心的事项，及时公布政策文件、办事指南和工作进展。", "对照公开事项目录逐项落实，应当公开的在二十个工作日内公布。",
             "重大决策在拟订阶段公开征求意见，采纳情况随文件一并公布。", "通过门户网站、微信公众号、公告栏等渠道发布各类信息。"],
    "依申请公开": ["登记、补正、审核、答复各环节留有记录，按期答复。", "答复前与承办科室会商，必要时征求第三方意见。", "当面、信函、网络三种渠道均畅通，申请人可随时查询进度。"],
    "政府信息管理": ["发布前由承办科室初审、办公室复审、分管负责人签发。", "对已失效的文件标注失效，历史信息按年度归档。", "建立动态台账，信息的制作、保存、更新都有专人。"],
    "政府信息公开平台建设": ["网站专栏按统一规范改版，检索、下载、无障碍阅读均可使用。", "政务服务大厅设公开查阅点，配备自助查询设备。", "新媒体账号清理合并，发布内容与网站同步。"],
    "监督保障": ["办公室配专职人员，年内组织业务培训。", "公开工作纳入年度考核，考核结果在单位内部通报。", "聘请社会监督员，意见建议均作回复。"],
}
FIELDS = ["财政预算决算", "重大建设项目", "社会救助和社会福利", "国有土地上房屋征收", "公共卫生和食品药品安全", "政府和社会资本合作（PPP）", "生态环境保护"]
PROBLEMS = ["公开内容与群众期待尚有差距", "政策解读形式偏少", "业务培训不够系统", "部分栏目更新不够及时", "基层力量较为薄弱"]
PLANS = ["细化公开目录，明确每一事项的公开时限", "以图解、问答、短视频等形式解读政策", "分期分批培训经办人员", "每月检查栏目更新，问题限期整改", "配齐配强工作人员，做到专岗专责"]
NUMERALS = "一二三四五六七"


def row(figures):
    return f"[{', '.join(map(str, figures))}]"


def summed(figures):
    """A row with its total."""
    return row([*figures, sum(figures)])


def divided(draw, whole, parts):
    """So many parts, whose sum is the whole."""
    shares = [0] * parts
    while whole:
        share = draw.randint(1, whole)
        shares[draw.randrange(parts)] += share
        whole -= share
    return shares


class Applications:
    """Table 3: received and carried over make what is decided and carried on, in each column."""

    def __init__(self, draw, edition, large):
        sizes = [1, 3, 12, 60, 400, 12345] if large else [1, 3, 12, 60]
        self.received = [draw.choice(sizes) * draw.randint(0, 3) if column == 0 or draw.random() < 0.4 else 0 for column in range(COLUMNS)]
        self.carried = [draw.choice([0, 0, 0, 1, 2, 7]) for _ in range(COLUMNS)]
        at_hand = [a + b for a, b in zip(self.received, self.carried)]
        self.onward = [draw.randint(0, min(n, 3)) if draw.random() < 0.5 else 0 for n in at_hand]
        self.decided = [a - b for a, b in zip(at_hand, self.onward)]
        self.groups = {group: [] if edition == 2019 and group == "其他处理" else kinds for group, kinds in RESULTS.items()}
        leaves = [(group, kind) for group, kinds in self.groups.items() for kind in kinds or [None]]
        by_column = [divided(draw, n, len(leaves)) for n in self.decided]
        self.results = dict(zip(leaves, map(list, zip(*by_column))))

    def lines(self):
        yield f"  本年新收: {summed(self.received)}"
        yield f"  上年结转: {summed(self.carried)}"
        yield "  办理结果:"
        for group, kinds in self.groups.items():
            if kinds:
                yield f"    {group}:"
                yield from (f"      {kind}: {summed(self.results[group, kind])}" for kind in kinds)
            else:
                yield f"    {group}: {summed(self.results[group, None])}"
        yield f"    总计: {summed(self.decided)}"
        yield f"  结转下年度: {summed(self.onward)}"


def disclosed(draw, edition):
    """Table 2."""

    def some(most):
        return draw.choice([0, 0, draw.randint(0, 9), draw.randint(0, most)])

    if edition == 2021:
        made = some(90)
        yield "  规章: [0, 0, 0]"
        yield f"  行政规范性文件: {row([made, some(40), made + some(900) + 3])}"
        yield f"  行政许可: {some(1234567)}"
        yield f"  行政处罚: {some(30000)}"
        yield f"  行政强制: {some(500)}"
        yield f"  行政事业性收费: {draw.choice([0, 0, 12.5, 3.25, 1234.56, 88])}"
    else:
        yield "  规章: [0, 0, 0]"
        yield f"  规范性文件: {row([some(90), some(90), some(900) + 100])}"
        for name in ["行政许可", "其他对外管理服务事项", "行政处罚", "行政强制"]:
            yield f"  {name}: {row([some(300) + 41, draw.choice([0, -3, 5, -12]), some(30000)])}"
        yield f"  行政事业性收费: {row([some(9), 0])}"
        yield f"  政府集中采购: {row([some(30), draw.choice(['0', '266万元', '1234.5万元'])])}"


def general(draw, number, year, agency, kind, applications):
    """The general part, in one of five manners."""
    manner = number % 5
    if manner in (0, 3):
        yield f"{year}年，{agency}坚持公开为常态、不公开为例外，各项公开工作有序开展。"
    for index, (heading, sentences) in enumerate(SAID.items()):
        said = draw.sample(sentences, draw.randint(1, len(sentences)))
        channels = [draw.randint(1, 900) for _ in range(3)]
        if heading == "依申请公开":
            received, carried, decided, onward = (sum(figures) for figures in [applications.received, applications.carried, applications.decided, applications.onward])
            said.insert(0, f"全年新收政府信息公开申请{received}件，上年结转{carried}件，办结{decided}件，结转下年度{onward}件。")
        if heading == "监督保障" and kind == "政府":
            said.append("对各部门开展工作考核和社会评议，全年没有需要追究责任的情形。")
        if heading == "主动公开":
            said.append(f"全年发布信息{sum(channels)}条，其中网站{channels[0]}条、微信公众号{channels[1]}条、其他渠道{channels[2]}条。")
            if manner == 4:
                said.append("详细做法是：" + "；".join(f"{field}方面，{draw.choice(SAID['政府信息管理'])[:-1]}" for field in FIELDS) + "。")
        title = f"（{NUMERALS[index]}）{heading}"
        if manner == 1:
            yield from [title, *said]
        elif manner == 2:
            yield f"{title}。{said[0]}"
            yield from (f"{index + 1}.{sentence}" for index, sentence in enumerate(said[1:]))
        elif manner == 3:
            yield title
            yield from (f"{numeral}是{sentence}" for numeral, sentence in zip(NUMERALS, said))
        else:
            yield f"{title}。{''.join(said)}"
        if heading == "主动公开" and number % 6 == 3:
            yield from own_table(channels)


def own_table(channels):
    """A table of the agency's own, with cells that are joined."""
    whole = sum(channels)
    parts = [f"{n} | {n / whole:.1%}" for n in channels]
    yield "表：各渠道发布数量"
    yield "| 渠道 | 类别 | 数量（条） | 占比 |"
    yield f"| 网站 | 各类信息 | {parts[0]} |"
    yield f"| 新媒体 | 微信公众号 | {parts[1]} |"
    yield f"| ^ | 其他渠道 | {parts[2]} |"
    yield f"| 合计 | < | {whole} | 100% |"


def outlook(draw, number, year):
    """Problems and plans: two paragraphs, or lists under headings."""
    chosen = draw.sample(range(len(PROBLEMS)), draw.randint(2, 3))
    problems, plans = [PROBLEMS[index] for index in chosen], [PLANS[index] for index in chosen]

    def counted(items):
        return "；".join(f"{numeral}是{item}" for numeral, item in zip(NUMERALS, items))

    if number % 2:
        yield f"{year}年，本单位政府信息公开工作取得一定成效，但仍存在以下问题：{counted(problems)}。"
        yield f"{year + 1}年，将着力做好以下工作：{counted(plans)}。"
    else:
        yield "（一）存在的问题"
        yield from (f"{index + 1}.{item}。" for index, item in enumerate(problems))
        yield "（二）改进情况"
        yield from (f"{index + 1}.{item}。" for index, item in enumerate(plans))


def report(number):
    """The edition, and the lines of the file."""
    draw = random.Random(1000 + number)
    edition = 2019 if number % 3 == 2 else 2021
    year = draw.choice([2019, 2020] if edition == 2019 else [2021, 2022, 2023])
    agency, kind = AGENCIES[number % len(AGENCIES)]
    applications = Applications(draw, edition, large=number % 4 == 1)
    lines = [f"版式: {edition}", f"年度: {year}", "机关:", f"  名称: {agency}", f"  类别: {kind}"]

    def prose(key, paragraphs, indent=""):
        lines.append(f"{indent}{key}: |")
        lines.extend(f"{indent}  {paragraph}" for paragraph in paragraphs)

    if number % 2 == 0:
        lines += [f"  地址: 望江市人民路{draw.randint(1, 999)}号{draw.randint(1, 20)}楼", f'  邮编: "3{draw.randint(10000, 99999)}"',
                  f'  电话: "057{draw.randint(0, 9)}-8{draw.randint(1000000, 9999999)}"']
    if number % 5 == 1:
        prose("引言", [f"根据《中华人民共和国政府信息公开条例》编制本报告，数据统计期限为{year}年1月1日至{year}年12月31日。"])
    prose("总体情况", general(draw, number, year, agency, kind, applications))
    lines.append("主动公开:")
    if number % 7 == 4:
        prose("说明", ["本单位下设机构的数据一并统计在内。"], "  ")
    lines += disclosed(draw, edition)
    lines.append("申请:")
    if number % 7 == 5:
        prose("说明", ["没有发生的，表中均填0。"], "  ")
    lines += applications.lines()
    if number % 7 == 6:
        prose("附注", ["以上数字不含已撤回的申请。"], "  ")
    lines.append("复议诉讼:")
    for name in ["行政复议", "未经复议直接起诉", "复议后起诉"]:
        lines.append(f"  {name}: {summed([draw.choice([0, 0, 0, 1, 4, 37]) for _ in range(4)])}")
    prose("问题及改进", outlook(draw, number, year))
    fees = f"根据《政府信息公开信息处理费管理办法》，本机关{year}年未收取信息处理费。"
    prose("其他事项", ["本年度未收取信息处理费。" if number % 3 else fees])
    if number % 4 == 2:
        lines += ["落款:", f"  日期: {year + 1}-01-{draw.randint(10, 28)}"]
    if number % 8 == 6:
        lines += ["版面:", "  用印: 是"]
    return edition, lines


out, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)
for number in range(count):
    edition, lines = report(number)
    (out / f"report-{number:02}-{edition}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
