using System.Diagnostics;
using System.Globalization;
using Disclosure.Intake.Isolation;

namespace Disclosure.Intake.Workers;

/// <summary>How a worker is started: this program with an environment and a memory limit of its own.</summary>
internal static class WorkerCommand
{
    /// <param name="mebibytes">Limit of the managed heap, in MiB.</param>
    /// <param name="seconds">Processor time that a document may take, see <see cref="ProcessorBudget"/>.</param>
    /// <param name="editions">Folder of further editions of the form; null or empty: none.</param>
    public static ProcessStartInfo Create(int mebibytes, int seconds, string? editions = null)
    {
        var start = ThisProgram.CreateStart(WorkerProgram.Argument);
        start.ArgumentList.Add(seconds.ToString(CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(editions))
        {
            start.ArgumentList.Add(Path.GetFullPath(editions));
        }

        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = AppContext.BaseDirectory;
        start.Environment["DOTNET_GCHeapHardLimit"] = (mebibytes * 1024L * 1024).ToString(
            "X",
            CultureInfo.InvariantCulture
        );

        // One thread works, so one heap without a background collector is enough.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }
}
