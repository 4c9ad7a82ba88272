using Disclosure.ContractMapping;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Domain.Tables;
using Disclosure.Report.V1;
using Proto = Disclosure.Intake.V1;

namespace Disclosure.Intake.Parsing;

/// <summary>Maps a reading to its message in the contract.</summary>
internal static class ReadingMapping
{
    /// <summary>Origins of cells come before those of sections.</summary>
    public static Proto.Reading ToProto(DocumentReading reading)
    {
        var message = new Proto.Reading
        {
            Title = reading.Title,
            AgencyName = reading.AgencyName,
            Year = reading.Year,
            Sheet = reading.Sheet.ToProto(),
            Contact = new()
            {
                Address = reading.Contact.Address,
                Postcode = reading.Contact.Postcode,
                Telephone = reading.Contact.Telephone,
                Email = reading.Contact.Email,
            },
        };
        message.Sections.Add(reading.Sections.Select(s => s.ToProto()));
        message.Origins.Add(reading.Cells.Select(ToProto));
        message.Origins.Add(
            reading.SectionLines.Select(s => new Origin
            {
                Section = s.Section,
                Line = s.Line,
                Page = s.Page,
                Confidence = s.Confidence,
            })
        );
        message.Pictures.Add(reading.Pictures.Select(p => p.ToProto()));
        message.Findings.Add(reading.Findings.Select(f => f.ToProto()));
        return message;
    }

    // The box is set for documents with pages alone.
    private static Origin ToProto(CellOrigin origin) =>
        new()
        {
            Cell = origin.Cell,
            Raw = origin.Raw,
            Line = origin.Source.Line,
            Table = origin.Table,
            Row = origin.Source.Row,
            Column = origin.Source.Column,
            Confidence = origin.Confidence,
            Page = origin.Source.Page,
            Box = origin.Source.Page > 0 ? ToProto(origin.Source.Box) : null,
        };

    private static Report.V1.Box ToProto(PageBox box) =>
        new()
        {
            Left = box.Left,
            Top = box.Top,
            Width = box.Width,
            Height = box.Height,
        };
}
