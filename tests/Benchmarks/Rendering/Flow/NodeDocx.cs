using System.Diagnostics;
using System.Text.Json;
using Disclosure.Rendering.Domain;
using Disclosure.Testing;

namespace Disclosure.Benchmarks.Rendering.Flow;

/// <summary>The yardstick of npm's docx: a program that stays, makes the same body once a line and answers its length.</summary>
internal sealed class NodeDocx : IDisposable
{
    private readonly Process _process;

    public NodeDocx(Document document)
    {
        _process =
            Process.Start(
                new ProcessStartInfo("node", [Repository.PathOf("tests", "Tools", "docx.js")])
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("node does not start.");
        var parts = document
            .Parts.SelectMany(p => p.Parts.Prepend(p))
            .Select(p => new
            {
                p.Heading,
                Lines = p.Items.OfType<Line>().Select(l => l.Text),
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
        Ask(JsonSerializer.Serialize(new { document.Title, Parts = parts }));
    }

    /// <summary>Makes it once more; the length of the file.</summary>
    public int Write() => Ask("again");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private int Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        return int.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("node ended."));
    }
}
