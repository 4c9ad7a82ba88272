using Disclosure.Form;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>A row of the form, by what is printed in front of its figures.</summary>
/// <param name="Place">Its index among the rows of its table.</param>
/// <param name="First">Index of its first cell in the edition.</param>
/// <param name="Labels">Its wordings, letters only, without numbers.</param>
internal sealed record FormRow(
    FormTable Table,
    TableBlock Block,
    TableRow Row,
    int Place,
    int First,
    IReadOnlyList<string> Labels
)
{
    /// <summary>How many figures it has.</summary>
    public int Count => Block.Columns.Count;

    /// <summary>Index of the column that is the sum of the others; -1 where there is none.</summary>
    public int Sum { get; } =
        Block.Columns.TakeWhile(c => !c.IsSum).Count() is var i && i < Block.Columns.Count ? i : -1;

    /// <summary>The heads of its columns, letters only.</summary>
    public IReadOnlyList<string> Heads { get; } =
    [.. Block.Columns.Select(c => CharacterNormalizer.LettersOnly(c.Label))];
}
