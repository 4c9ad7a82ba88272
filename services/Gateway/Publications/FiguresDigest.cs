using System.Security.Cryptography;
using System.Text;
using Disclosure.Form;

namespace Disclosure.Gateway.Publications;

/// <summary>Digest of the figures of a report, the same whatever format they were read from.</summary>
internal static class FiguresDigest
{
    /// <summary>
    /// SHA-256 in lower-case hexadecimal of UTF-8 lines: the edition, then <c>table.row.column=value</c> for each cell that is not blank,
    /// in the edition's order; n/a for one that does not apply.
    /// </summary>
    public static string Compute(Sheet sheet)
    {
        var lines = new StringBuilder(sheet.Edition.Id).Append('\n');
        for (var i = 0; i < sheet.Values.Length; i++)
        {
            if (!sheet[i].IsBlank)
            {
                lines
                    .Append(sheet.Edition.Cells[i].Name)
                    .Append('=')
                    .Append(sheet[i].IsNotApplicable ? "n/a" : sheet[i].ToString())
                    .Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }
}
