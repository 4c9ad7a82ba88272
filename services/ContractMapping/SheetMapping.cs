using Disclosure.ApiErrors;
using Disclosure.Form;
using Google.Protobuf;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>Sheets between message and domain.</summary>
public static class SheetMapping
{
    public static Proto.Sheet ToProto(this Sheet sheet)
    {
        var marks = new byte[sheet.Values.Length];
        var message = new Proto.Sheet { Edition = sheet.Edition.Id, EditionDigest = sheet.Edition.Digest };
        message.Digits.Capacity = marks.Length;
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = sheet[i].Mark;
            message.Digits.Add(sheet[i].Digits);
        }

        message.Marks = UnsafeByteOperations.UnsafeWrap(marks);
        message.Remarks.Add(sheet.Remarks.Select(r => new Proto.Remark { Cell = r.Key, Text = r.Value }));
        return message;
    }

    /// <summary>Reads a sheet of the edition that it names. FAILED_PRECONDITION / EDITION_UNKNOWN, INVALID_FIELDS / SHEET_MALFORMED.</summary>
    /// <param name="field">The request's field, for the error.</param>
    public static Sheet ToDomain(this Proto.Sheet message, EditionCatalog catalog, string field) =>
        message.ToDomain(catalog.Require(message.Edition, message.EditionDigest), field);

    /// <summary>Reads a sheet of the edition. INVALID_FIELDS / SHEET_MALFORMED where it is not one.</summary>
    /// <param name="field">The request's field, for the fault.</param>
    public static Sheet ToDomain(this Proto.Sheet message, Edition edition, string field)
    {
        var values = new CellValue[edition.Cells.Count];
        if (
            message.Edition != edition.Id
            || message.Marks.Length != values.Length
            || message.Digits.Count != values.Length
        )
        {
            throw Malformed(field, $"must hold the {values.Length} cells of edition {edition.Id}");
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!CellValue.TryUnpack(message.Marks[i], message.Digits[i], out values[i]))
            {
                throw Malformed(field, $"{edition.Cells[i].Name} is malformed");
            }
        }

        var remarks = new Dictionary<string, string>();
        foreach (var remark in message.Remarks)
        {
            var index = edition.IndexOf(remark.Cell);
            if (
                index < 0
                || !values[index].IsBlank
                || remark.Text.Length > 200
                || !remarks.TryAdd(remark.Cell, remark.Text)
            )
            {
                throw Malformed(field, $"the remark on {remark.Cell} is malformed");
            }
        }

        return new(edition, values, remarks);
    }

    private static ApiException Malformed(string field, string message) =>
        ApiError.InvalidField(field, "SHEET_MALFORMED", message, $"表格数据不完整或已损坏（{message}）");
}
