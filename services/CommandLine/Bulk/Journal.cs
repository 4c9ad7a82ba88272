using System.Text.Json;

namespace Disclosure.CommandLine.Bulk;

/// <summary>
/// What of a bulk was done, in a file beside it, one line a piece, so that a bulk that broke off goes on where it stopped. Its id makes the
/// request ids of its writes: one that was sent before the break and is sent again has one effect.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly StreamWriter _file;

    private Journal(string path, string id, IEnumerable<string> done, bool isNew)
    {
        // Flushed line by line: a crash of the program loses none.
        (Id, _file) = (id, new StreamWriter(path, append: true) { AutoFlush = true });
        _done.UnionWith(done);
        if (isNew)
        {
            Write(new(id, null));
        }
    }

    /// <summary>Chosen when the bulk began.</summary>
    public string Id { get; }

    /// <summary>Opens the journal of a bulk, or begins one.</summary>
    /// <exception cref="InvalidDataException">The file is no journal.</exception>
    public static Journal Open(string path)
    {
        var lines = File.Exists(path) ? Read(path) : [];
        // The id stays for as long as the file does: repeats of writes depend on it.
        return lines is [{ Id: { } id }, ..]
            ? new(path, id, lines.Select(l => l.Done).OfType<string>(), isNew: false)
            : new(path, $"{Guid.NewGuid()}", [], isNew: true);
    }

    public bool IsDone(string piece)
    {
        lock (_done)
        {
            return _done.Contains(piece);
        }
    }

    public void SetDone(string piece)
    {
        lock (_done)
        {
            // Pieces end on several threads; lines must not mix.
            if (_done.Add(piece))
            {
                Write(new(null, piece));
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private void Write(JournalLine line) => _file.WriteLine(JsonSerializer.Serialize(line));

    private static List<JournalLine> Read(string path)
    {
        var text = File.ReadAllText(path);
        // A line that the break cut off has no end; its piece is done again.
        var whole = text.LastIndexOf('\n') + 1;
        if (whole < text.Length)
        {
            // Cut back, so that the next line begins at a line's start.
            File.WriteAllText(path, text[..whole]);
        }

        try
        {
            return
            [
                .. text[..whole]
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => JsonSerializer.Deserialize<JournalLine>(line) ?? throw new JsonException()),
            ];
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{path} is no journal of a bulk.", broken);
        }
    }

    /// <param name="Id">Id of the bulk, in the first line.</param>
    /// <param name="Done">A piece that was done, in every other.</param>
    private sealed record JournalLine(string? Id, string? Done);
}
