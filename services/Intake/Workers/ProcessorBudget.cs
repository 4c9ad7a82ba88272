namespace Disclosure.Intake.Workers;

/// <summary>
/// Processor time that one document may take in a worker: some for any document, and more for a large one. It is the same on a busy
/// machine as on an idle one, and ends documents of a few bytes that make a reader work without end.
/// </summary>
/// <param name="perDocument">For any document.</param>
internal sealed class ProcessorBudget(TimeSpan perDocument)
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly TimeSpan s_perMebibyte = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    /// <summary>For a document of so many bytes.</summary>
    public TimeSpan Compute(int bytes) => perDocument + (s_perMebibyte * (bytes / Mebibyte));

    /// <summary>Waits until the document is read or its time is used up; returns whether it was read. Blocks.</summary>
    public bool Watch(int bytes, Task reading)
    {
        var end = Environment.CpuUsage.TotalTime + Compute(bytes);
        while (!((IAsyncResult)reading).AsyncWaitHandle.WaitOne(s_interval))
        {
            if (Environment.CpuUsage.TotalTime > end)
            {
                return false;
            }
        }

        return true;
    }
}
