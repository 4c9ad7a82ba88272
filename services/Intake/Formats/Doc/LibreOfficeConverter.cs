using System.Diagnostics;
using Disclosure.ApiErrors;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Docx;
using Disclosure.Intake.Isolation;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Formats.Doc;

/// <summary>
/// Converts old Word and WPS documents to DOCX with LibreOffice, in a process, folder and profile of its own and
/// without a network. No macro runs, and a document that breaks it harms no other.
/// </summary>
internal sealed class LibreOfficeConverter(IOptions<IntakeOptions> options) : IDocumentConverter, IDisposable
{
    // One at a time: each conversion takes a processor and some hundred megabytes.
    private readonly SemaphoreSlim _turn = new(1);

    public string MediaType => DocxFormat.MediaType;

    public void Dispose() => _turn.Dispose();

    public bool Accepts(ReadOnlySpan<byte> content) => content.StartsWith(DocFormat.Signature);

    /// <summary>
    /// FAILED_PRECONDITION / CONVERTER_ABSENT, INVALID_ARGUMENT / DOCUMENT_UNREADABLE, INVALID_ARGUMENT /
    /// DOCUMENT_TOO_LARGE.
    /// </summary>
    public async Task<ReadOnlyMemory<byte>> ConvertAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var program = Program() ?? throw Absent();
        await _turn.WaitAsync(cancellation);
        var folder = Directory.CreateTempSubdirectory("disclosure-intake-");
        try
        {
            var input = Path.Combine(folder.FullName, "document.doc");
            await File.WriteAllBytesAsync(input, content.ToArray(), cancellation);
            await RunAsync(program, folder.FullName, input, cancellation);
            var output = new FileInfo(Path.Combine(folder.FullName, "out", "document.docx"));
            return !output.Exists
                    ? throw DocumentErrors.Unreadable(
                        "旧版 Word 文档已损坏或已加密，请用 Word 打开后另存为 docx 再导入"
                    )
                : output.Length > options.Value.MaxBytes
                    ? throw DocumentErrors.TooLarge("字节数", options.Value.MaxBytes)
                : await File.ReadAllBytesAsync(output.FullName, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
            _turn.Release();
        }
    }

    // Ends the process and its children when the caller gives up or the deadline passes.
    private static async Task RunAsync(string program, string folder, string input, CancellationToken cancellation)
    {
        // Nothing of this process's settings is the converter's business.
        var start = NetworkIsolatedProcess.CreateStart(program, folder);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
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

        using var process = Process.Start(start) ?? throw Absent();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            await Task.WhenAll(output, error);
            if (process.ExitCode == NetworkIsolatedProcess.FilterNotInstalled)
            {
                throw Absent();
            }
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

    // The configured program, else the first soffice on the path; null where there is none.
    private string? Program()
    {
        if (options.Value.Converter.Length > 0)
        {
            return File.Exists(options.Value.Converter) ? options.Value.Converter : null;
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(p => Path.Combine(p, "soffice"))
            .FirstOrDefault(File.Exists);
    }

    private static ApiException Absent() =>
        new(
            ErrorCode.FailedPrecondition,
            "CONVERTER_ABSENT",
            "Old Word documents need LibreOffice, which is not installed here or cannot be kept from the network.",
            "本机没有安装 LibreOffice，或无法切断它的网络，不能读取旧版 Word（doc、wps）文件，请用 Word 或 WPS 另存为 docx 后再导入。"
        );
}
