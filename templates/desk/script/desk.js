// The desk's script: what is typed goes to the report, what the report says comes back. The pages work without it as far as reading
// goes; all that is known about the form and its rules is known by the program, and nothing of it here.
//
// Its files are put together in the order of `src/desk/handle.rs`. Those from report.js to page.js are one function, for the page
// of a report: report.js opens it and holds what all of them share, page.js sets everything going and closes it.
//
// It asks by `fetch` and goes to another page by `location` (or a link, a form), both by their bare names, and by nothing else:
// in nianbao.html, where no server is, page/frame.js hands it a `fetch` and a `location` that ask the engine within the page.

// The program ends when no page has asked for long, and a page behind others asks nothing else.
setInterval(() => fetch("/alive").catch(() => null), 60000);
