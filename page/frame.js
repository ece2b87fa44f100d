// A script of the desk's pages as nianbao.html runs it in the frame that shows a page: what it asks, the engine answers. `.ci/page`
// puts the script, unchanged, where its name stands.
(function (fetch, location) {
/* SCRIPT */
})(parent.nianbao.fetch, parent.nianbao.location);
