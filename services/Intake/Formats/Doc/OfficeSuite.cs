namespace Disclosure.Intake.Formats.Doc;

/// <summary>Where LibreOffice is installed.</summary>
/// <param name="Program">
/// Its binary; the script and the splash screen that usually start it would start programs of their own.
/// </param>
/// <param name="Installation">The folder that it is installed in; the program itself where it is some other program.</param>
internal sealed record OfficeSuite(string Program, string Installation)
{
    /// <summary>The configured one, else the first soffice on the path; null where there is none.</summary>
    /// <param name="configured">Full path; empty: looked for.</param>
    public static OfficeSuite? Find(string configured)
    {
        var found =
            configured.Length > 0
                ? configured
                : (Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                    .Select(p => Path.Combine(p, "soffice"))
                    .FirstOrDefault(File.Exists);
        if (found is null || !File.Exists(found))
        {
            return null;
        }

        var script = Path.GetFullPath(File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found);
        var folder = Path.GetDirectoryName(script) ?? "/";
        var binary = Path.Combine(folder, "soffice.bin");
        return File.Exists(binary) ? new(binary, Path.GetDirectoryName(folder) ?? folder) : new(script, script);
    }
}
