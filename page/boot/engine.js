// The engine: unpacked, asked, and started again after a fault.

let compiled = null;
let engine = null;
let ready = null; // settled once the engine can be asked

async function compile() {
  const packed = atob(element("engine").textContent);
  element("engine").remove();
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const unpacked = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
  compiled = await WebAssembly.compile(await new Response(unpacked).arrayBuffer());
  // Compiling is over: from here on no words become a program, here or in the pages' frame. Policies only ever add up.
  const strict = document.createElement("meta");
  strict.httpEquiv = "Content-Security-Policy";
  strict.content = element("policy").content.replace(/ '(wasm-)?unsafe-eval'/g, "");
  document.head.append(strict);
}

async function start() {
  engine = (await WebAssembly.instantiate(compiled, {})).exports;
  engine.begin();
  held.forEach((file, name) => put(name, file.bytes));
}

// Brings words and bytes into the engine's memory; how many bytes the words are.
function bring(words, bytes) {
  const head = encode(words);
  const place = engine.room(head.length + bytes.length) >>> 0;
  const memory = new Uint8Array(engine.memory.buffer);
  memory.set(head, place);
  memory.set(bytes, place + head.length);
  return head.length;
}

const taken = (place, size) => new Uint8Array(engine.memory.buffer).slice(place >>> 0, (place >>> 0) + size);

function put(name, bytes) {
  engine.put(bring(name, bytes));
}

// Asks the engine; the answer as { status, headers, body, target }, `target` being where it was found.
function ask(post, target, body) {
  try {
    const day = new Date();
    engine.today(day.getFullYear(), day.getMonth() + 1, day.getDate());
    const size = engine.ask(post, bring(target.split("#")[0], body));
    const bytes = taken(engine.answer(), size);
    const end = bytes.findIndex((byte, at) => byte === 10 && bytes[at + 1] === 10);
    const lines = decode(bytes.subarray(0, end)).split("\n");
    const headers = {};
    for (const line of lines.slice(1)) headers[line.slice(0, line.indexOf(":"))] = line.slice(line.indexOf(":") + 2);
    for (let size = engine.written(); size > 0; size = engine.written()) {
      const file = taken(engine.answer(), size);
      const name = file.indexOf(0);
      wrote(decode(file.subarray(0, name)), file.slice(name + 1));
    }
    const answer = { status: Number(lines[0]), headers: headers, body: bytes.subarray(end + 2), target: target };
    return headers.location === undefined ? answer : ask(false, resolved(headers.location, target), NOTHING);
  } catch (fault) {
    return failed(fault, body);
  }
}

// The engine is gone, and what was in its memory; the files are all here.
function failed(fault, body) {
  const said = decode(taken(engine.fault(), engine.fault_size())) || String(fault);
  notify("程序出了错，已经重新开始。填好的内容都在；最后这一处改动没有做，撤销的记录没有了。请把下面的话告诉做程序的人。", said + lost(body));
  ready = start();
  // A page that cannot be made is not asked for again.
  ready.then(showing ? null : show).catch((error) => notify("程序没有重新开始：请先把草稿存到文件，再重新打开这个页面。", String(error)));
  const headers = { "content-type": "text/plain; charset=utf-8" };
  return { status: 500, headers: headers, body: encode("程序出了错，已经重新开始"), target: address() };
}

// What the change would have written, to be copied from the notice.
function lost(body) {
  try {
    const asked = JSON.parse(decode(body)).ask;
    const cells = (asked.cells || []).map((cell) => cell.join("："));
    return "\n没有做的改动：\n" + cells.concat(asked.path, asked.words, asked.reason).filter(Boolean).join("\n");
  } catch (_) {
    return "";
  }
}
