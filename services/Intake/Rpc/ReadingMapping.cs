using Disclosure.Intake.Domain;
using Disclosure.Report.V1;
using Disclosure.Vocabulary.Wire;
using Proto = Disclosure.Intake.V1;

namespace Disclosure.Intake.Rpc;

/// <summary>What was read, as the contract says it.</summary>
internal static class ReadingMapping
{
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
        message.Origins.Add(
            reading.Cells.Select(c => new Origin
            {
                Cell = c.Cell,
                Raw = c.Raw,
                Line = c.Line,
                Table = c.Table,
                Row = c.Row,
                Column = c.Column,
            })
        );
        message.Origins.Add(reading.SectionLines.Select(s => new Origin { Section = s.Section, Line = s.Line }));
        message.Findings.Add(reading.Findings.Select(f => f.ToProto()));
        return message;
    }
}
