// What the pages' script is given for `fetch` and `location` (`page/frame.js`).

function fetch(target, options) {
  const body = options && options.body !== undefined && options.body !== null ? options.body : NOTHING;
  const post = Boolean(options && options.method && options.method.toUpperCase() !== "GET");
  const asked = resolved(target, address());
  const bytes = typeof body === "string" ? encode(body) : new Response(body).arrayBuffer().then((all) => new Uint8Array(all));
  return Promise.all([bytes, ready]).then(([brought]) => {
    const answer = ask(post, asked, brought);
    const response = new Response(answer.body, { status: answer.status, headers: answer.headers });
    Object.defineProperty(response, "url", { value: ORIGIN + answer.target });
    Object.defineProperty(response, "redirected", { value: answer.target !== asked });
    return response;
  });
}

const place = {
  get href() { return ORIGIN + address(); },
  set href(target) { go(target); },
  get pathname() { return new URL(this.href).pathname; },
  get search() { return new URL(this.href).search; },
  get hash() { return new URL(this.href).hash; },
  get origin() { return ORIGIN; },
  assign: (target) => go(target),
  replace: (target) => go(target),
  reload: () => show(),
  toString() { return this.href; },
};

window.nianbao = { fetch: fetch, location: place };
