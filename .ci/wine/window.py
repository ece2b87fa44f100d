"""What a person at a desktop meets: the icon, the window, the page in the browser, what a console shows."""

import http.client
import os
import re
import subprocess
import sys

from reports import FAULTY, GOOD
from wine import PATIENCE, Console, must, windows


def resource(room):
    """icon and version resource"""
    done = room.raw(["wine", str(room.trial / "helper.exe"), "version", windows(room.trial / "nianbao.exe")])
    room.note("the version that Explorer shows", done.stdout.decode())
    must(done.returncode == 0 and "年报" in done.stdout.decode(), "no version")
    program = (room.trial / "nianbao.exe").read_bytes()
    must(b"longPathAware" in program and b"\x89PNG\r\n" in program, "no manifest, or no icon")
    room.run("--version")


def ask(address, method="GET", host=None, cookie=None):
    place, path = re.match(r"http://([^/]+)(/.*)", address).groups()
    connection = http.client.HTTPConnection(place, timeout=PATIENCE)
    connection.request(method, path, headers={"Host": host or place, "Origin": f"http://{place}", **({"Cookie": cookie} if cookie else {})})
    answer = connection.getresponse()
    return answer, answer.read().decode(errors="replace")


def entered(address):
    """The cookie that the address gives, and the page behind it."""
    answer, _ = ask(address)
    cookie = (answer.getheader("Set-Cookie") or "").split(";")[0]
    must(answer.status == 303 and cookie, f"{answer.status} at the address that was printed")
    place = re.match(r"http://[^/]+", address).group()
    return place, cookie, place + answer.getheader("Location")


def desk(room):
    """the desk's server answers on loopback"""
    room.put("各 单位/年 报.yaml", FAULTY)
    program = room.start(
        room.command("fill", "--no-open", "各 单位"), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    lines = []
    while not lines or not lines[-1].startswith("http"):
        line = program.stdout.readline()
        must(line, "no address was printed")
        lines.append(line.decode().strip())
    room.note(r"nianbao fill --no-open 各 单位", *lines)
    place, cookie, page = entered(lines[-1])
    for what, address, how, status, words in [
        ("the folder", page, {"cookie": cookie}, 200, "年 报"),
        ("the report", f"{place}/report/%E5%B9%B4%20%E6%8A%A5.yaml/", {"cookie": cookie}, 200, "行政复议"),
        ("without the cookie", page, {}, 403, ""),
        ("a foreign name", page, {"cookie": cookie, "host": "example.com"}, 421, ""),
        (r"a way out with \ ", f"{place}/report/..%5Ca.yaml/", {"cookie": cookie}, 404, ""),
        ("a device", f"{place}/report/NUL/", {"cookie": cookie}, 404, ""),
        ("the end", f"{place}/end", {"cookie": cookie, "method": "POST"}, 200, "结束"),
    ]:
        answer, body = ask(address, **how)
        room.note(f"{what}: {answer.status}, {len(body)} characters")
        must(answer.status == status and words in body, f"{what}: {answer.status}, not {status}")
    rest, _ = program.communicate(timeout=PATIENCE)
    room.note("at the end", rest.decode(), f"status {program.returncode}")
    must(program.returncode == 0, "it does not end well")


def console(room):
    """a console in code page 936, and what is redirected there"""
    room.put("a.yaml", FAULTY)
    program = windows(room.trial / "nianbao.exe")
    script = room.put("try.bat", f"chcp 936\r\n{program} check a.yaml > out.txt 2> error.txt\r\n{program} figures a.yaml > figures.txt\r\n")
    room.raw(["wine", "cmd", "/c", script.name])
    _, findings = room.natively("check", "a.yaml")
    must((room.folder / "error.txt").read_bytes() == findings.encode(), "findings that go to a file are not UTF-8")
    must("件" in (room.folder / "figures.txt").read_text(), "figures that go to a file are not UTF-8")
    room.note("chcp 936 && nianbao check a.yaml 2> error.txt", "the file is UTF-8:", *findings.splitlines()[:2])
    window = Console(room, ["wine", "cmd", "/c", f"chcp 936 & {program} check a.yaml --format concise & {program} check a.yaml"])
    text = window.until("4 个错误")
    window.end()
    room.note("the same in the console itself", *text.splitlines()[:4])
    must("报告里没有名为“申请.本年新收.合计”的数" in text, "it cannot be read")


def dropped(room):
    """dropped on the icon: the page is served, and the window stays with it"""
    path = room.put("各 单位/年 报.yaml", FAULTY)
    window = Console(room, room.command(windows(path)))
    text = window.until("15 分钟")
    address = re.search(r"http://\S+", text).group()
    room.note("a report dropped on the icon", text)
    place, cookie, page = entered(address)
    answer, body = ask(page, cookie=cookie)
    must(answer.status == 200 and "行政复议" in body, f"{answer.status}")
    ask(f"{place}/end", method="POST", cookie=cookie)
    must(window.end() == 0, "it does not end well")


def dropped_from_everywhere(room):
    """dropped from several folders: what was found is shown and written beside, the window stays until a key"""
    one, two = room.put("甲/年 报.yaml", FAULTY), room.put("乙/年 报.yaml", GOOD)
    window = Console(room, room.command(windows(one), windows(two)))
    text = window.until("按回车键结束")
    room.note("two reports of two folders dropped on the icon", "…", *text.splitlines()[-4:])
    must(window.process.poll() is None, "the window is gone")
    must(window.end(b"\r") == 1, "the status is not that of check")
    room.left("甲/年 报.yaml", "甲/核对单.html", "乙/年 报.yaml")


# Runs a command where no port is free: in a network of its own, which has two, both taken.
NO_PORT = """
import pathlib, socket, subprocess, sys
pathlib.Path("/proc/sys/net/ipv4/ip_local_port_range").write_text("61000 61001")
taken = [socket.create_server(("127.0.0.1", port)) for port in (61000, 61001)]
sys.exit(subprocess.call(sys.argv[1:]))
"""


def without_port(room):
    """dropped where no page can be served: told, what was found is written beside, the window stays until a key"""
    path = room.put("年 报.yaml", FAULTY)
    taken = room.put("年 报-核对单.html", "somebody's")
    apart = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]
    apart += [sys.executable, "-c", NO_PORT]
    if subprocess.run([*apart, "true"], capture_output=True).returncode:
        room.note("LEFT OUT: this machine gives no network of its own")
        return
    # The server that runs has all ports.
    room.server("--kill")
    room.server("--wait")
    window = Console(room, [*apart, *room.command(windows(path))])
    text = window.until("按回车键结束")
    room.note("a report dropped on the icon where no port is free", *text.splitlines()[:4], "…", *text.splitlines()[-5:])
    must("这台电脑上不能打开页面" in text, "why is not told")
    must(window.process.poll() is None, "the window is gone")
    must(window.end(b"\r") == 3, "the status is not that of a failure")
    must(taken.read_text() == "somebody's", "a file was overwritten")
    room.left("年 报.yaml", "年 报-核对单.html", "年 报-核对单-2.html")
    room.server("--kill")


POINTS = [resource, desk, console, dropped, dropped_from_everywhere, without_port]
