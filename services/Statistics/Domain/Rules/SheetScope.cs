using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>
/// Which cells count in a sheet: an alternative row in use stands for the rows that it replaces; one not in use is as if
/// it were not there.
/// </summary>
internal readonly ref struct SheetScope
{
    private readonly ReadOnlySpan<bool> _outside;

    private SheetScope(ReadOnlySpan<bool> outside) => _outside = outside;

    /// <summary>Whether the cell counts.</summary>
    public bool Has(int cell) => !_outside[cell];

    /// <param name="room">Room for one flag a cell.</param>
    public static SheetScope Of(Sheet sheet, Span<bool> room)
    {
        room.Clear();
        foreach (var alternative in sheet.Edition.Alternatives)
        {
            foreach (var cell in sheet.Uses(alternative) ? alternative.Replaced : alternative.Own)
            {
                room[cell] = true;
            }
        }

        return new(room);
    }
}
