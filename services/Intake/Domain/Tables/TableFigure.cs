using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>A figure on its way to a cell.</summary>
/// <param name="IsGlued">
/// Whether it stands right behind words, so that its digits may be figures of their own.
/// </param>
/// <param name="IsRemark">Whether it is words in the place of a figure, or beside one.</param>
internal readonly record struct TableFigure(
    PrintedValue Value,
    ExtractedCell Cell,
    bool IsGlued,
    bool IsRemark = false
);
