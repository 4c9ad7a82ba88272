using Disclosure.ApiErrors;
using Disclosure.Form;
using Google.Protobuf;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>Maps sheets between messages and domain.</summary>
/// <remarks>Two arrays instead of one message a cell: some 200 cells cost 200 bytes of marks and a packed list of digits.</remarks>
public static class SheetMapping
{
    /// <summary>The sheet as marks and digits of its cells, with the edition's id and digest.</summary>
    public static Proto.Sheet ToProto(this Sheet sheet)
    {
        var marks = new byte[sheet.Values.Length];
        var message = new Proto.Sheet { Edition = sheet.Edition.Id, EditionDigest = sheet.Edition.Digest };
        // Reserved at once: the list would grow several times.
        message.Digits.Capacity = marks.Length;
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = sheet[i].Mark;
            message.Digits.Add(sheet[i].Digits);
        }

        // The array is not used afterwards, so that the message may share it.
        message.Marks = UnsafeByteOperations.UnsafeWrap(marks);
        message.Remarks.Add(sheet.Remarks.Select(r => new Proto.Remark { Cell = r.Key, Text = r.Value }));
        return message;
    }

    /// <summary>Reads a sheet of the edition that it names. FAILED_PRECONDITION / EDITION_UNKNOWN, INVALID_FIELDS / SHEET_MALFORMED.</summary>
    /// <param name="catalog">Knows the edition that the message names, by the same files.</param>
    /// <param name="field">The request's field, for the error.</param>
    public static Sheet ToDomain(this Proto.Sheet message, EditionCatalog catalog, string field) =>
        message.ToDomain(catalog.Require(message.Edition, message.EditionDigest), field);

    /// <summary>Reads a sheet of the edition. INVALID_FIELDS / SHEET_MALFORMED where it is not one.</summary>
    /// <param name="edition">Whose cells the arrays are.</param>
    /// <param name="field">The request's field, for the error.</param>
    public static Sheet ToDomain(this Proto.Sheet message, Edition edition, string field)
    {
        var values = new CellValue[edition.Cells.Count];
        // Lengths first: an index below would else run off the end.
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
            // A mark that stands for nothing, or digits beside a blank.
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
                // A remark is what stood in a cell in place of a number: beside a number it would contradict it.
                index < 0
                || !values[index].IsBlank
                // In UTF-16 units.
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
