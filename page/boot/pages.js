// Going from page to page: the page's address stands behind the # of the browser's.

let showing = false;
let found = null; // what a page was answered with that is about to be shown

function address() {
  return location.hash.startsWith("#/") ? location.hash.slice(1) : "/";
}

function resolved(target, from) {
  const url = new URL(target, ORIGIN + from);
  return url.origin === ORIGIN ? url.pathname + url.search + url.hash : "/outside";
}

function go(target) {
  visit(false, resolved(target, address()), NOTHING);
}

// Asks for a page, or brings a form; shows the page, saves the file or says why not.
async function visit(post, target, body) {
  await settled();
  const answer = ask(post, target, body);
  const attached = answer.headers["content-disposition"];
  if (attached !== undefined) return download(fileName(attached), answer.body, answer.headers["content-type"]);
  if (answer.status >= 400 && !isPage(answer)) return notify(decode(answer.body).trim());
  found = answer;
  if (address() === answer.target) return show();
  location.hash = "#" + answer.target;
}

// What was typed last goes to the engine before its page goes.
async function settled() {
  const inside = frame.contentDocument;
  if (inside && inside.activeElement) inside.activeElement.blur();
  await new Promise((done) => setTimeout(done));
  await ready;
}

async function show() {
  await settled();
  showing = true;
  const answer = found && found.target === address() ? found : ask(false, address(), NOTHING);
  found = null;
  frame.srcdoc = inlined(isPage(answer) ? decode(answer.body) : plain(decode(answer.body)), address());
  showing = false;
  showKept();
}

function isPage(answer) {
  return (answer.headers["content-type"] || "").startsWith("text/html");
}

function plain(words) {
  const paragraph = document.createElement("p");
  paragraph.textContent = words;
  return '<!DOCTYPE html><html lang="zh-CN"><title>年报</title><link rel="stylesheet" href="/desk.css"><main>' + paragraph.outerHTML + "</main></html>";
}

// A page with its style, its scripts and its frames in it, since it can load nothing.
function inlined(html, at) {
  const part = (target) => decode(ask(false, resolved(target.replace(/&amp;/g, "&"), at), NOTHING).body);
  const quoted = (words) => words.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
  let scripts = "";
  // Nothing is saved yet by what the page's script has done; the bar above says where the file is.
  const body = html
    .replace("<body ", '<body data-kept="已记下" ')
    .replace(/<link rel="stylesheet" href="([^"]+)">/g, (all, target) => "<style>" + part(target) + "</style>")
    .replace(/<iframe [^>]*?src="([^"]+)"/g, (all, target) => all + ' srcdoc="' + quoted(inlined(part(target), resolved(target, at))) + '"')
    .replace(/<script src="([^"]+)"[^>]*><\/script>/g, (all, target) => {
      scripts += "<script>" + document.querySelector('[data-script="' + target + '"]').textContent + "<\/script>";
      return "";
    });
  return body.replace("</body>", () => scripts + "</body>");
}

frame.addEventListener("load", () => {
  attach(frame.contentWindow);
  document.title = frame.contentDocument.title || "年报";
  if (document.activeElement === document.body) frame.focus();
});

// What a browser does with links and forms, for a page in the frame. Its own script comes first.
function attach(inside) {
  inside.addEventListener("click", follow);
  inside.addEventListener("auxclick", follow);
  inside.addEventListener("submit", submit);
  listen(inside);
  for (const inner of inside.document.querySelectorAll("iframe")) attach(inner.contentWindow);
}

function follow(event) {
  const link = event.target.closest && event.target.closest("a[href]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  element("notice").hidden = true;
  const target = link.getAttribute("href");
  if (target.startsWith("#")) {
    const goal = link.ownerDocument.getElementById(decodeURIComponent(target.slice(1)));
    if (goal) {
      goal.scrollIntoView();
      goal.focus();
    }
  } else if (resolved(target, address()) === "/outside") notify("这个页面不连网络。要看这个网址，请抄到别的窗口里打开：", target);
  else go(target);
}

async function submit(event) {
  if (event.defaultPrevented) return;
  event.preventDefault();
  element("notice").hidden = true;
  const form = event.target;
  const button = event.submitter;
  const data = new FormData(form);
  if (button && button.name) data.append(button.name, button.value);
  const target = resolved((button && button.getAttribute("formaction")) || form.getAttribute("action") || "", address());
  const pairs = new URLSearchParams(data).toString();
  if (form.method !== "post") return visit(false, target.split("?")[0] + "?" + pairs, NOTHING);
  visit(true, target, encode(pairs));
}
