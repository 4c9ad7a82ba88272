using Disclosure.ApiErrors;
using Disclosure.CommandLine.Terminals;
using Disclosure.ResourceNames;

namespace Disclosure.CommandLine.Commands;

/// <summary>Names of agencies and reports as people type them.</summary>
internal static class ResourceArgument
{
    private const string Agencies = "agencies/";

    /// <summary>agencies/{agency} of <c>x</c> or <c>agencies/x</c>.</summary>
    public static string Agency(this CommandRun run) => ParseAgency(run.Require(CommonOptions.Agency), run.Wording);

    /// <summary>agencies/{agency} of an option; null where it was not given.</summary>
    public static string? FindAgency(this CommandRun run, string option) =>
        run.Find(option) is { } text ? ParseAgency(text, run.Wording) : null;

    /// <summary>agencies/{agency}/reports/{report} of <c>x/2023</c> or the whole name.</summary>
    public static string Report(this CommandRun run)
    {
        var text = run.Require(CommonOptions.Report);
        var whole = text.StartsWith(Agencies, StringComparison.Ordinal)
            ? text
            : Agencies + text.Replace("/", "/reports/", StringComparison.Ordinal);
        // Parsed by the library of names: the same errors as the server's.
        return Parse(() => ReportName.Parse(CommonOptions.Report, whole).ToString(), run.Wording);
    }

    private static string ParseAgency(string text, Wording wording)
    {
        var whole = text.StartsWith(Agencies, StringComparison.Ordinal) ? text : Agencies + text;
        return Parse(() => AgencyName.Parse(CommonOptions.Agency, whole).ToString(), wording);
    }

    private static string Parse(Func<string> parse, Wording wording)
    {
        try
        {
            return parse();
        }
        catch (ApiException wrong)
        {
            throw new CommandException(ExitCode.Usage, wording.IsChinese ? wrong.Localized : wrong.Message);
        }
    }
}
