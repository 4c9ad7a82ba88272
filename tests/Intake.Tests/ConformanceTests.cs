using System.Text.Json;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests;

/// <summary>The public cases of reading, tests/Conformance/intake.</summary>
public sealed class ConformanceTests
{
    private static readonly string s_folder = Repository.PathOf("tests", "Conformance", "intake");

    public static TheoryData<string> Cases =>
        [
            .. Directory
                .GetFiles(s_folder)
                .Select(f => Path.GetFileName(f))
                .Where(f => Path.GetExtension(f) is ".txt" or ".html")
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Cases))]
    public void A_case_is_read_as_expected(string file)
    {
        var path = Path.Combine(s_folder, file);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(path, "expected.json")));
        var expected = json.RootElement;
        var reading = Documents.Read(File.ReadAllBytes(path), Path.GetExtension(file)[1..]);
        Assert.Equal(
            (Text("title"), Text("agencyName"), expected.GetProperty("year").GetInt32(), Text("edition")),
            (reading.Title, reading.AgencyName, reading.Year, reading.Sheet.Edition.Id)
        );
        var cells = expected.GetProperty("cells");
        foreach (var cell in cells.EnumerateObject())
        {
            var value = reading.Sheet[cell.Name];
            Assert.Equal($"{cell.Name}={cell.Value.GetString()}", $"{cell.Name}={value}");
            Assert.Equal(cell.Value.ValueKind == JsonValueKind.Null, value.IsBlank);
        }

        if (expected.GetProperty("only").GetBoolean())
        {
            var others = reading.Sheet.Edition.Cells.Where(c => !cells.TryGetProperty(c.Name, out _));
            Assert.DoesNotContain(others, c => !reading.Sheet[c.Name].IsBlank);
        }

        var codes = reading.Findings.Select(f => f.Code).ToHashSet();
        Assert.All(expected.GetProperty("findings").EnumerateArray(), f => Assert.Contains(f.GetString() ?? "", codes));

        string? Text(string name) => expected.GetProperty(name).GetString();
    }
}
