namespace Disclosure.Intake.Isolation;

/// <summary>Limits of this process that it cannot raise again (setrlimit(2)). Bytes, unless said.</summary>
internal static class ResourceLimits
{
    // <sys/resource.h>
    private const int FileSize = 1;
    private const int Data = 2;
    private const int CoreSize = 4;
    private const int OpenFiles = 7;
    private const int AddressSpace = 9;

    // The runtime keeps each assembly open.
    private const int WorkerFiles = 512;

    // What the runtime of a worker has besides its heap: code, stacks, libraries.
    private const long WorkerOverhead = 512L << 20;

    private const int ConverterFiles = 512;
    private const long ConverterFile = 256L << 20;
    private const long ConverterData = 1024L << 20;
    private const long ConverterAddresses = 4096L << 20;

    /// <summary>No core, no file, and little more memory than the managed heap may have.</summary>
    /// <param name="heap">Limit of the managed heap.</param>
    public static void ApplyToWorker(long heap)
    {
        Limit(CoreSize, 0);
        Limit(FileSize, 0);
        Limit(OpenFiles, WorkerFiles);
        Limit(Data, heap + WorkerOverhead);
    }

    /// <summary>1 GiB of memory, 256 MiB a file; threads are bounded by the 4 GiB of addresses that hold their stacks.</summary>
    public static void ApplyToConverter()
    {
        Limit(CoreSize, 0);
        Limit(FileSize, ConverterFile);
        Limit(OpenFiles, ConverterFiles);
        Limit(Data, ConverterData);
    }

    /// <summary>The last step: this program has more addresses than that already and gets no further ones.</summary>
    public static void LimitConverterAddresses() => Limit(AddressSpace, ConverterAddresses);

    private static void Limit(int resource, long most) =>
        _ = LinuxNative.setrlimit(resource, new() { Soft = (ulong)most, Hard = (ulong)most });
}
