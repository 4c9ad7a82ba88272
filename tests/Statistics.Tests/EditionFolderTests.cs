using Disclosure.Form;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Statistics.Domain.Checks;
using Disclosure.Testing;
using Microsoft.AspNetCore.Builder;

namespace Disclosure.Statistics.Tests;

/// <summary>A folder of editions that is broken ends the start, and the message names what to mend.</summary>
public sealed class EditionFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tables.json", "\"widths\"", "\"wides\"", "wides")]
    [InlineData("rules.json", "\"equation\"", "\"equasion\"", "equasion")]
    [InlineData("rules.json", "\"measured\": true", "\"measured\": false", "true")]
    [InlineData("rules.json", "\"measured\": true", "\"measured\": true, \"filled\": true", "exactly one condition")]
    [InlineData("rules.json", "requests.carried_in.*", "requests.carried_inn.*", "requests.carried_inn.*")]
    [InlineData("edition.json", "\"firstYear\"", "\"firstYeer\"", "firstYeer")]
    public void A_broken_file_is_named(string file, string sound, string broken, string named)
    {
        var path = Path.Combine(Copy(), file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(sound, broken, StringComparison.Ordinal));
        var error = Assert.Throws<InvalidDataException>(Load);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(Copy(), "outline.json"));
        Assert.Contains("outline.json", Assert.Throws<InvalidDataException>(Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_data_is_reported_at_start_with_the_setting_that_names_it()
    {
        File.Delete(Path.Combine(Copy(), "tables.json"));
        var builder = WebApplication.CreateBuilder();
        builder.AddStartupData(EditionCatalog.Setting, _ => Load());
        await using var app = builder.Build();
        var error = new StringWriter();
        Assert.False(await app.TryLoadStartupDataAsync(error));
        Assert.StartsWith("DISCLOSURE_EDITIONS: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("tables.json is missing.", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().Trim().Split('\n'));
    }

    private SheetChecker Load() => new(EditionCatalog.Load(_folder.Path));

    // A sound edition in the folder, under the id of a built-in one.
    private string Copy()
    {
        var target = Directory.CreateDirectory(Path.Combine(_folder.Path, "2021")).FullName;
        foreach (var file in Directory.GetFiles(Repository.PathOf("services", "Form", "Editions", "2021")))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        Assert.NotNull(Load());
        return target;
    }
}
