// What the parts of this script share. `.ci/page.py` joins them, in the order that it gives, into one script in a function of its own:
// it starts nianbao.html, unpacks the engine, shows its pages in a frame, opens and saves files, and keeps drafts in the browser.
// Nothing here knows the form: the pages and their script are the program's, and the engine answers as the program does.

const ORIGIN = "https://desk.invalid"; // what the pages' addresses are resolved against; nobody is asked there
const NOTHING = new Uint8Array(0);
const session = Date.now().toString(36) + Math.random().toString(36).slice(2);
const held = new Map(); // name -> { bytes, state: "draft", "downloaded" or "saved", at, handle, modified }
const element = (id) => document.getElementById(id);
const frame = element("desk");
const decode = (bytes) => new TextDecoder().decode(bytes);
const encode = (words) => new TextEncoder().encode(words);
let storage = null; // the browser's, for drafts; none where it keeps nothing
