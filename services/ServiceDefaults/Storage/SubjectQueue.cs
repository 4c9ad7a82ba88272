namespace Disclosure.ServiceDefaults.Storage;

/// <summary>
/// Lets the writers of one subject in one after the other, so that they wait here and not with a connection each: a report that many
/// edit leaves the others their connections.
/// </summary>
internal sealed class SubjectQueue
{
    private readonly Dictionary<string, Subject> _subjects = new(StringComparer.Ordinal);

    /// <summary>Waits for the subject's turn, which lasts until the result is disposed.</summary>
    public async Task<IDisposable> EnterAsync(string subject, CancellationToken cancellation)
    {
        var entered = Find(subject);
        try
        {
            await entered.Gate.WaitAsync(cancellation);
            return new Turn(this, entered);
        }
        catch
        {
            Leave(entered);
            throw;
        }
    }

    private Subject Find(string name)
    {
        lock (_subjects)
        {
            if (!_subjects.TryGetValue(name, out var subject))
            {
                _subjects[name] = subject = new(name);
            }

            subject.Callers++;
            return subject;
        }
    }

    // A subject without callers is forgotten.
    private void Leave(Subject subject)
    {
        lock (_subjects)
        {
            if (--subject.Callers == 0)
            {
                _subjects.Remove(subject.Name);
                subject.Gate.Dispose();
            }
        }
    }

    private sealed class Subject(string name)
    {
        public string Name { get; } = name;

        public SemaphoreSlim Gate { get; } = new(1);

        public int Callers { get; set; }
    }

    private sealed class Turn(SubjectQueue queue, Subject subject) : IDisposable
    {
        public void Dispose()
        {
            subject.Gate.Release();
            queue.Leave(subject);
        }
    }
}
