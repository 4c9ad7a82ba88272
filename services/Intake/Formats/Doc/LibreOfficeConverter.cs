using System.ComponentModel;
using System.Diagnostics;
using Disclosure.ApiErrors;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Docx;
using Disclosure.Intake.Isolation;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Formats.Doc;

/// <summary>
/// Converts old Word and WPS documents to DOCX with LibreOffice, confined to a folder and profile of its own. No macro
/// runs, and a document that breaks it harms no other.
/// </summary>
internal sealed class LibreOfficeConverter(IOptions<IntakeOptions> options, ScratchRoot scratch)
    : IDocumentConverter,
        IDisposable
{
    // A new profile makes the program end with one of these and ask to be started again.
    private const int RestartWanted = 81;
    private const int RestartWantedAsWell = 79;
    private const int MostStarts = 3;

    private readonly ProcessStarter _starter = new();

    public string MediaType => DocxFormat.MediaType;

    public void Dispose() => _starter.Dispose();

    public bool Accepts(ReadOnlySpan<byte> content) => content.StartsWith(DocFormat.Signature);

    /// <summary>
    /// FAILED_PRECONDITION / CONVERTER_ABSENT, INVALID_ARGUMENT / DOCUMENT_UNREADABLE, INVALID_ARGUMENT /
    /// DOCUMENT_TOO_LARGE.
    /// </summary>
    public async Task<ReadOnlyMemory<byte>> ConvertAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var suite = OfficeSuite.Find(options.Value.Converter) ?? throw Absent();
        var folder = scratch.CreateFolder();
        try
        {
            var input = Path.Combine(folder.FullName, "document.doc");
            await ScratchRoot.WriteAsync(input, content, cancellation);
            for (var starts = 0; starts < MostStarts; starts++)
            {
                if (
                    await RunAsync(suite, folder.FullName, input, cancellation)
                    is not (RestartWanted or RestartWantedAsWell)
                )
                {
                    break;
                }
            }

            return await ReadAsync(new(Path.Combine(folder.FullName, "out", "document.docx")), cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The walls that cannot be built around it here; empty where there is none to run. Blocks.</summary>
    public IReadOnlyList<string> FindGaps()
    {
        if (OfficeSuite.Find(options.Value.Converter) is not { } suite)
        {
            return [];
        }

        if (!OperatingSystem.IsLinux())
        {
            return SandboxWall.All;
        }

        var folder = scratch.CreateFolder();
        try
        {
            using var process = Start(
                ConfinedProgram.CreateStart(ConfinedProgram.CheckCommand, suite.Installation, folder.FullName)
            );
            var gaps = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? gaps.Split(", ", StringSplitOptions.RemoveEmptyEntries)
                : [SandboxWall.SystemCalls, SandboxWall.Files];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(FileInfo output, CancellationToken cancellation) =>
        // A link would lead out of the folder.
        !output.Exists || output.LinkTarget is not null
            ? throw DocumentErrors.Unreadable("旧版 Word 文档已损坏或已加密，请用 Word 打开后另存为 docx 再导入")
        : output.Length > options.Value.MaxBytes ? throw DocumentErrors.TooLarge("字节数", options.Value.MaxBytes)
        : await File.ReadAllBytesAsync(output.FullName, cancellation);

    // Ends the process and its children when the caller gives up or the deadline passes.
    private async Task<int> RunAsync(OfficeSuite suite, string folder, string input, CancellationToken cancellation)
    {
        var start = ConfinedProgram.CreateStart(suite.Program, suite.Installation, folder);
        string[] arguments =
        [
            $"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx",
            "--outdir",
            Path.Combine(folder, "out"),
            input,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start);
        try
        {
            process.StandardInput.Close();
            // What it says is of no use; a full pipe would stop it.
            var said = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
            var complained = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation);
            await process.WaitForExitAsync(cancellation);
            await Task.WhenAll(said, complained);
            return process.ExitCode == ConfinedProgram.FilterNotInstalled ? throw Absent() : process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            var process = _starter.Start(start);
            MemoryPressure.EndFirst(process.Id);
            return process;
        }
        catch (Win32Exception)
        {
            throw Absent();
        }
    }

    private static ApiException Absent() =>
        new(
            ErrorCode.FailedPrecondition,
            "CONVERTER_ABSENT",
            "Old Word documents need LibreOffice, which is not installed here or cannot be confined.",
            "本机没有安装 LibreOffice，或无法为它设置隔离，不能读取旧版 Word（doc、wps）文件，请用 Word 或 WPS 另存为 docx 后再导入。"
        );
}
