using System.Text.Json;
using Disclosure.Benchmarks.Rendering.Yardsticks;
using Disclosure.Rendering.Domain;
using Disclosure.Testing;

namespace Disclosure.Benchmarks.Rendering.Flow;

/// <summary>The yardstick of npm's docx: a program that stays, makes the same body once a line and answers its length.</summary>
internal sealed class NodeDocx : IDisposable
{
    private readonly LineProgram _program = new("node", Repository.PathOf("tests", "Tools", "docx.js"));

    public NodeDocx(ReportDocument document)
    {
        var parts = document
            .Parts.SelectMany(p => p.Parts.Prepend(p))
            .Select(p => new
            {
                p.Heading,
                Lines = p.Items.OfType<DocumentParagraph>().Select(l => l.Text),
                Rows = p
                    .Items.OfType<DocumentTable>()
                    .SelectMany(t => t.Rows)
                    .Select(r =>
                        r.Cells.Select(c => new
                        {
                            c.Text,
                            c.ColSpan,
                            c.RowSpan,
                        })
                    ),
            });
        _program.Ask(JsonSerializer.Serialize(new { document.Title, Parts = parts }));
    }

    /// <summary>Makes it once more; the length of the file.</summary>
    public int Write() => _program.Ask("again");

    public void Dispose() => _program.Dispose();
}
