// Makes a document of the model on the first line once for every line, and answers its length: a yardstick of speed.
const { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } = require("docx");
const lines = require("node:readline").createInterface({ input: process.stdin });

let model;

const paragraph = (text, heading) => new Paragraph({ heading, children: [new TextRun(text)] });

const row = (cells) =>
  new TableRow({
    cantSplit: true,
    children: cells.map(
      (c) => new TableCell({ columnSpan: c.ColSpan, rowSpan: c.RowSpan, children: [paragraph(c.Text)] }),
    ),
  });

const build = () => {
  const children = [paragraph(model.Title, HeadingLevel.TITLE)];
  for (const part of model.Parts) {
    if (part.Heading) children.push(paragraph(part.Heading, HeadingLevel.HEADING_1));
    for (const line of part.Lines) children.push(paragraph(line));
    if (part.Rows.length > 0) children.push(new Table({ rows: part.Rows.map(row) }));
  }
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
};

let turn = Promise.resolve();
lines.on("line", (line) => {
  turn = turn.then(async () => {
    model ??= JSON.parse(line);
    process.stdout.write(`${(await build()).length}\n`);
  });
});
