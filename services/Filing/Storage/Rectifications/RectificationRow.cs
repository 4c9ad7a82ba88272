using System.Text.Json;
using Disclosure.Filing.Domain.Rectifications;
using Disclosure.Filing.Storage.Duties;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage.Rectifications;

/// <summary>Columns of an item. Cells is a JSON array; times are Unix milliseconds, the due date YYYY-MM-DD.</summary>
internal sealed record RectificationRow(
    string Agency,
    long Number,
    string Report,
    string Title,
    string Code,
    string Cells,
    string Section,
    string DueDate,
    string AgencyTitle,
    long State,
    long Revision,
    string Opener,
    long CreateTime,
    string Resolver,
    string Closer,
    long MoveTime,
    string Reason
)
{
    public Rectification ToItem() =>
        new(
            (int)Number,
            new(
                ReportName.Parse("report", Report),
                Title,
                Code,
                JsonSerializer.Deserialize<string[]>(Cells) ?? [],
                Section,
                DutyColumns.ParseDate(DueDate)
                    ?? throw new InvalidDataException($"{Report} has an item without a date.")
            ),
            AgencyTitle,
            (RectificationState)State,
            Revision,
            Opener,
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime),
            Resolver,
            Closer,
            DateTimeOffset.FromUnixTimeMilliseconds(MoveTime),
            Reason
        );

    /// <summary>Parameters of the statements that write an item.</summary>
    /// <remarks>One object for both statements: each takes the parameters that it names.</remarks>
    public static object Create(Rectification item) =>
        new
        {
            Agency = item.Subject.Report.Agency.ToString(),
            item.Number,
            Report = item.Subject.Report.ToString(),
            item.Subject.Report.Year,
            item.Subject.Title,
            item.Subject.Code,
            Cells = JsonSerializer.Serialize(item.Subject.Cells),
            item.Subject.Section,
            DueDate = DutyColumns.FormatDate(item.Subject.DueDate),
            State = (int)item.State,
            item.Revision,
            item.Opener,
            CreateTime = item.CreateTime.ToUnixTimeMilliseconds(),
            item.Resolver,
            item.Closer,
            MoveTime = item.MoveTime.ToUnixTimeMilliseconds(),
            item.Reason,
        };
}
