using System.Diagnostics;
using Disclosure.Testing;

namespace Disclosure.Benchmarks.Rendering.Yardsticks;

/// <summary>LibreOffice, started once and asked over its socket to convert the same DOCX again and again.</summary>
internal sealed class Office : IDisposable
{
    private readonly Process _office;
    private readonly LineProgram _asking;

    public Office(string document, string folder)
    {
        var port = Ports.Free();
        _office =
            Process.Start(
                "soffice",
                [
                    "--headless",
                    "--norestore",
                    "--nologo",
                    $"-env:UserInstallation=file://{Path.Combine(folder, "office")}",
                    $"--accept=socket,host=127.0.0.1,port={port};urp;",
                ]
            ) ?? throw new InvalidOperationException("soffice does not start.");
        var script = Repository.PathOf("tests", "Tools", "office.py");
        _asking = new("/usr/bin/python3", script, $"{port}", document, Path.Combine(folder, "office.pdf"));
    }

    public int Convert() => _asking.Ask("again");

    // The program that asks closes the office at its end.
    public void Dispose()
    {
        _asking.Dispose();
        _office.WaitForExit();
        _office.Dispose();
    }
}
