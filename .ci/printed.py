"""Pages as Chromium prints and saves them: `printed.py OUT PAGE.html…` writes OUT/NAME.pdf and OUT/NAME.mht of each. One browser for
all of them, spoken to through pipes, so that nothing beside Python is needed."""

import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile

OUT = pathlib.Path(sys.argv[1])
A4 = {"paperWidth": 8.27, "paperHeight": 11.69}  # inches


class Browser:
    """Chromium's remote debugging: messages of JSON, each ended by a zero byte, in on 3 and out on 4."""

    def __init__(self, profile):
        its_in, ours_out = os.pipe()
        ours_in, its_out = os.pipe()
        command = f'exec chromium --headless=new --no-sandbox --disable-gpu --remote-debugging-pipe --user-data-dir="$0" 3<&{its_in} 4>&{its_out}'
        self.process = subprocess.Popen(["sh", "-c", command, profile], pass_fds=(its_in, its_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(its_in), os.close(its_out)
        self.sent, self.came, self.rest, self.asked, self.session = os.fdopen(ours_out, "wb", 0), ours_in, b"", 0, None

    def message(self):
        while b"\0" not in self.rest:
            came = os.read(self.came, 1 << 20)
            assert came, "the browser has ended"
            self.rest += came
        first, _, self.rest = self.rest.partition(b"\0")
        return json.loads(first)

    def ask(self, method, **parameters):
        self.asked += 1
        message = {"id": self.asked, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.sent.write(json.dumps(message).encode() + b"\0")
        while (answer := self.message()).get("id") != self.asked:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def wait(self, event):
        while self.message().get("method") != event:
            pass


with tempfile.TemporaryDirectory() as profile:
    browser = Browser(profile)
    try:
        target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        browser.session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.ask("Page.enable")
        for page in map(pathlib.Path, sys.argv[2:]):
            # The page has been read when this is answered; what it needs is within it.
            browser.ask("Page.navigate", url=page.resolve().as_uri())
            browser.wait("Page.loadEventFired")
            printed = browser.ask("Page.printToPDF", printBackground=True, **A4)["data"]
            (OUT / f"{page.stem}.pdf").write_bytes(base64.b64decode(printed))
            (OUT / f"{page.stem}.mht").write_bytes(browser.ask("Page.captureSnapshot", format="mhtml")["data"].encode())
    finally:
        browser.process.terminate()
        browser.process.wait()
