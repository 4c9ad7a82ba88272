using System.Security.Cryptography;
using System.Text;
using Disclosure.Form;

namespace Disclosure.Gateway.Composition;

/// <summary>Fingerprint of some figures, so that what was said of them ends once one of them changes.</summary>
internal static class FiguresFingerprint
{
    /// <summary>SHA-256 in lower-case hexadecimal of the edition and, in order, each cell with its value.</summary>
    public static string Compute(Sheet sheet, IEnumerable<string> cells)
    {
        // Sorted and without repeats: the order of the question does not matter.
        var lines = cells.Distinct().Order(StringComparer.Ordinal).Select(c => $"{c}={sheet[c]}");
        // The edition belongs to it: a cell may mean something else on another form.
        var text = string.Join('\n', lines.Prepend(sheet.Edition.Id));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
