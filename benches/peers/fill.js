// Fills a Word template many times in one process: node fill.js ENGINE TEMPLATE DATA.json COUNT FOLDER
// The engines are looked for in the folder that NODE_PATH names.
const fs = require("fs");
const path = require("path");

const [engine, template, data, count, folder] = process.argv.slice(2);
const bytes = fs.readFileSync(template);
const words = JSON.parse(fs.readFileSync(data, "utf8"));

const engines = {
  docxtemplater: async () => {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const filled = new Docxtemplater(new PizZip(bytes), { linebreaks: true });
    filled.render(words);
    return filled.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  },
  "easy-template-x": async () => {
    const { TemplateHandler } = require("easy-template-x");
    return new TemplateHandler().process(bytes, words);
  },
  "docx-templates": async () => {
    const { createReport } = require("docx-templates");
    return createReport({ template: bytes, data: words, noSandbox: true, cmdDelimiter: "+++" });
  },
  carbone: () =>
    new Promise((resolve, reject) => {
      require("carbone").render(template, words, (error, made) => (error ? reject(error) : resolve(made)));
    }),
};

(async () => {
  for (let number = 0; number < Number(count); number += 1) {
    fs.writeFileSync(path.join(folder, `${number}.docx`), await engines[engine]());
  }
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
