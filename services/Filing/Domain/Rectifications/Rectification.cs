using Disclosure.Filing.Domain.Duties;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Rectifications;

/// <summary>Where an item stands; the numbers are those of the contract.</summary>
internal enum RectificationState
{
    Open = 1,
    Resolved = 2,
    Closed = 3,
}

/// <summary>What is to be put right.</summary>
/// <param name="Report">A report of the agency that must put it right.</param>
/// <param name="Title">What is wanted, in the words of who opened it.</param>
/// <param name="Code">Code of the finding; empty: a remark that only people judge.</param>
/// <param name="Cells">table.row.column; empty: any.</param>
/// <param name="Section">Empty: any.</param>
/// <param name="DueDate">Last day, in China.</param>
internal sealed record RectificationSubject(
    ReportName Report,
    string Title,
    string Code,
    IReadOnlyList<string> Cells,
    string Section,
    DateOnly DueDate
);

/// <summary>Something in a report that a supervising agency wants put right.</summary>
/// <param name="Number">Among those of the agency, from 1.</param>
/// <param name="AgencyTitle">Empty where it is to be written.</param>
/// <param name="Revision">1 at first, and 1 more with every move.</param>
/// <param name="Opener">Principal who opened it.</param>
/// <param name="Resolver">Principal who resolved it last; empty: nobody yet.</param>
/// <param name="Closer">Principal who closed it; empty: it is not closed.</param>
/// <param name="MoveTime">Of the last move; at first that of the opening.</param>
/// <param name="Reason">What was said with the last move.</param>
internal sealed record Rectification(
    int Number,
    RectificationSubject Subject,
    string AgencyTitle,
    RectificationState State,
    long Revision,
    string Opener,
    DateTimeOffset CreateTime,
    string Resolver,
    string Closer,
    DateTimeOffset MoveTime,
    string Reason
)
{
    /// <summary>agencies/{agency}/rectifications/{rectification}</summary>
    public string Name => $"{Subject.Report.Agency}/rectifications/{Number}";

    /// <summary>The last day, in China, has passed and it is not closed.</summary>
    public bool IsLate(DateTimeOffset now) =>
        State != RectificationState.Closed && AgencyDuty.FindDay(now) > Subject.DueDate;
}
