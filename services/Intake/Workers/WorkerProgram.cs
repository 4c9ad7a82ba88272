using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Intake.Readers;
using Disclosure.Intake.Rpc;
using Disclosure.Intake.V1;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;

namespace Disclosure.Intake.Workers;

/// <summary>The program as a worker: reads documents off its standard input and answers on its standard output.</summary>
internal sealed class WorkerProgram(Stream input, Stream output, EditionCatalog editions)
{
    /// <summary>The argument that makes a worker of the program.</summary>
    public const string Argument = "read-worker";

    private readonly RequestReader _reader = new(DocumentReaders.All, editions);

    /// <param name="folder">Folder of further editions of the form; null: none.</param>
    public static int Run(string? folder)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        Console.SetOut(TextWriter.Null);
        // Before the walls are up: behind them no file is opened that a parser does not need.
        var editions = EditionCatalog.Load(folder);
        Confinement.Apply();
        new WorkerProgram(input, output, editions).Serve();
        return 0;
    }

    // The service asks for the next document when it has the answer to the last. While one is being parsed this thread
    // waits for the next and so learns that the service has ended; the process then ends, whatever its parser is at.
    private void Serve()
    {
        Frame.Write(output, FrameKind.Ready, Encoding.UTF8.GetBytes(string.Join(", ", Confinement.Gaps())));
        while (Frame.Read(input) is { } head && Frame.Read(input) is { } content)
        {
            new Thread(() => Answer(head.Payload, content.Payload)) { IsBackground = true }.Start();
        }
    }

    private void Answer(byte[] head, byte[] content)
    {
        try
        {
            var request = ReadDocumentRequest.Parser.ParseFrom(head);
            var reading = _reader.Read(request, content, CancellationToken.None);
            Frame.Write(output, FrameKind.Reading, reading.ToByteArray());
        }
        catch (ApiException fault)
        {
            Frame.Write(output, FrameKind.Failure, fault.ToStatus(IntakeModule.FaultDomain).ToByteArray());
        }
        catch (OutOfMemoryException)
        {
            Frame.Write(output, FrameKind.OutOfMemory, []);
        }
        catch (Exception broken)
        {
            Frame.Write(output, FrameKind.Broken, Encoding.UTF8.GetBytes($"{broken.GetType()}{broken.StackTrace}"));
        }
    }
}
