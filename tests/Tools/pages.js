// Makes a PDF once for every line and answers its length: yardsticks of speed that stay warm.
//   node pages.js chromium <executable> <page.html>     prints the page
//   node pages.js typst <report.typ> <font folder>...   sets the report, with one paragraph changed every time
const fs = require("node:fs");
const lines = require("node:readline").createInterface({ input: process.stdin });

const makers = {
  chromium: async ([executablePath, page]) => {
    const { chromium } = require("playwright-core");
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    const tab = await browser.newPage();
    return {
      make: async () => {
        await tab.goto(`file://${page}`);
        return tab.pdf({ format: "A4" });
      },
      close: () => browser.close(),
    };
  },
  typst: async ([report, ...fontPaths]) => {
    const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
    const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths }] });
    const source = fs.readFileSync(report, "utf8");
    let turn = 0;
    return {
      make: () => compiler.pdf({ mainFileContent: source.replace("@turn@", `${turn++}`) }),
      close: () => {},
    };
  },
};

const [kind, ...args] = process.argv.slice(2);
const maker = makers[kind](args);
let turn = Promise.resolve();
lines.on("line", () => {
  turn = turn.then(async () => console.log((await (await maker).make()).length));
});
lines.on("close", () => turn.then(async () => (await maker).close()));
