namespace Disclosure.Rendering.Tests.Pdf.Reading;

/// <summary>One operator of a page's content, and the marks that it stands in.</summary>
/// <param name="Mark">Number of the marked content of the structure; null outside any.</param>
internal sealed record PdfStep(string Operator, IReadOnlyList<object?> Operands, int? Mark, bool IsArtifact);

/// <summary>Walks through a page's content.</summary>
internal static class PdfMarks
{
    public static IEnumerable<PdfStep> Walk(byte[] content)
    {
        var lexer = new PdfLexer(content);
        var operands = new List<object?>();
        var marks = new Stack<(int? Mark, bool IsArtifact)>([(null, false)]);
        while (!lexer.AtEnd)
        {
            if (lexer.Next() is var value && value is not PdfOperator)
            {
                operands.Add(value);
                continue;
            }

            var name = ((PdfOperator)value!).Name;
            if (name is "BMC" or "BDC")
            {
                var (mark, isArtifact) = marks.Peek();
                var own = operands.ElementAtOrDefault(1) as Dictionary<string, object?>;
                marks.Push(
                    own?.GetValueOrDefault("MCID") is decimal id
                        ? ((int)id, isArtifact)
                        : (mark, isArtifact || operands[0] is PdfName { Value: "Artifact" })
                );
            }
            else if (name == "EMC")
            {
                marks.Pop();
            }

            yield return new(name, operands, marks.Peek().Mark, marks.Peek().IsArtifact);
            operands = [];
        }

        if (marks.Count != 1)
        {
            throw new FormatException("A mark is not closed.");
        }
    }
}
