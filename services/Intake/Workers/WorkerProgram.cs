using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats;
using Disclosure.Intake.Isolation;
using Disclosure.Intake.Parsing;
using Disclosure.Intake.V1;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;

namespace Disclosure.Intake.Workers;

/// <summary>The worker's side: reads documents from its standard input and answers on its standard output.</summary>
internal sealed class WorkerProgram(Stream input, Stream output, RequestParser parser, Landlock? files)
{
    /// <summary>The argument that makes this program a worker; a folder of editions may follow.</summary>
    public const string Argument = "read-worker";

    /// <param name="formats">The formats that documents may be of.</param>
    /// <param name="folder">Folder of further editions of the form; null: none.</param>
    public static int Run(FormatRegistry formats, string? folder)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        Console.SetOut(TextWriter.Null);
        // Before the sandbox, in which no file is opened that a parser does not need.
        var editions = EditionCatalog.Load(folder);
        // The thread that reads sees no figures of processes either, which the runtime needed to start.
        using var files = Landlock.Create(FileRule.ForWorker(folder));
        ProcessSandbox.Apply();
        new WorkerProgram(input, output, new(formats, editions), files).Serve();
        return 0;
    }

    // The service sends the next document after the answer to the last. This thread waits for it meanwhile and so
    // learns that the service has ended; the process then ends, whatever the parser is doing.
    private void Serve()
    {
        IpcFrame.Write(
            output,
            IpcFrameKind.Ready,
            Encoding.UTF8.GetBytes(string.Join(", ", ProcessSandbox.FindGaps()))
        );
        while (IpcFrame.Read(input) is { } head && IpcFrame.Read(input) is { } content)
        {
            new Thread(() => Answer(head.Payload, content.Payload)) { IsBackground = true }.Start();
        }
    }

    // Out of memory or broken, the worker is not used again.
    private void Answer(byte[] head, byte[] content)
    {
        _ = files?.RestrictThread();
        try
        {
            var request = ReadDocumentRequest.Parser.ParseFrom(head);
            var reading = parser.Parse(request, content, CancellationToken.None);
            IpcFrame.Write(output, IpcFrameKind.Reading, reading.ToByteArray());
        }
        catch (ApiException fault)
        {
            IpcFrame.Write(output, IpcFrameKind.Failure, fault.ToStatus().ToByteArray());
        }
        catch (OutOfMemoryException)
        {
            IpcFrame.Write(output, IpcFrameKind.OutOfMemory, []);
        }
        catch (Exception broken)
        {
            IpcFrame.Write(
                output,
                IpcFrameKind.Broken,
                Encoding.UTF8.GetBytes($"{broken.GetType()}{broken.StackTrace}")
            );
        }
    }
}
