using Disclosure.Form;
using Disclosure.Intake.Domain.Prose;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>
/// The section that the report is at, and which may begin next: sections come in the order of the form.
/// </summary>
internal sealed class SectionSequence(Edition edition)
{
    private readonly int _lastTable = LastIndex(edition, s => s.Table.Length > 0);

    // Whether the first section is numbered （一）, as the others are then.
    private bool _isBracketed;

    /// <summary>Null before the first heading.</summary>
    public SectionForm? Current { get; private set; }

    /// <summary>Whether （一） may number a section, which most often numbers a topic of one.</summary>
    public bool MayBeBracketed => Current is null || _isBracketed;

    /// <summary>Whether the report is at prose that follows all tables.</summary>
    public bool IsBehindTables => Current is { Section.Length: > 0 } current && IndexOf(current) > _lastTable;

    /// <summary>Moves on to the section of a heading.</summary>
    public void Begin(HeadingMatch heading)
    {
        _isBracketed |= Current is null && heading.Numeral.Kind == HeadingNumeralKind.Bracketed;
        Current = heading.Form;
    }

    /// <summary>Whether a section may begin here; the heading of an earlier one is text.</summary>
    public bool MayBegin(SectionForm form) => Current is null || (form != Current && IndexOf(form) > IndexOf(Current));

    /// <summary>Whether a section follows the current one, with nothing between them.</summary>
    public bool IsNext(SectionForm form) => Current is not null && IndexOf(form) == IndexOf(Current) + 1;

    /// <summary>The number that a section has in print, from 1.</summary>
    public int NumberOf(SectionForm form) =>
        edition.Sections.Where(s => s.Heading.Length > 0).TakeWhile(s => s != form).Count() + 1;

    /// <summary>
    /// Whether a heading is numbered as its section may be. In brackets the words of a section are most often those
    /// of a topic, and only the expected number makes it a section.
    /// </summary>
    public bool IsNumberedAsSection(HeadingMatch heading) =>
        heading.Numeral.Kind != HeadingNumeralKind.Bracketed
        || HeadingNumbering.IsExpected(heading.Numeral, 2, Current is null ? 1 : NumberOf(heading.Form));

    private int IndexOf(SectionForm form) => LastIndex(edition, s => s == form);

    private static int LastIndex(Edition edition, Func<SectionForm, bool> predicate)
    {
        var index = edition.Sections.Count - 1;
        while (index >= 0 && !predicate(edition.Sections[index]))
        {
            index--;
        }

        return index;
    }
}
