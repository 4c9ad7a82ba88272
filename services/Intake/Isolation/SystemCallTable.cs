using System.Globalization;
using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>The system calls that a confined process may make on this machine, read from SystemCalls.txt.</summary>
/// <param name="Architecture">AUDIT_ARCH_* (linux/audit.h).</param>
/// <param name="Seccomp">Number of seccomp(2).</param>
/// <param name="Rules">Number and rule of each call; what is not listed is refused.</param>
internal sealed record SystemCallTable(
    uint Architecture,
    int Seccomp,
    IReadOnlyList<(uint Number, SystemCallRule Rule)> Rules
)
{
    /// <summary>From here on the numbers of x86-64 are those of its 32-bit pointers' kind.</summary>
    public const uint FirstForeign = 0x40000000;

    /// <summary>From here on numbers are alike on all architectures: calls of 2019 (Linux 5.1) and later.</summary>
    public const uint FirstOfNewer = 424;

    private const int WorkerColumn = 3;
    private const int ConverterColumn = 4;

    /// <summary>For workers, once the runtime has started. Null on an architecture that is not listed.</summary>
    public static SystemCallTable? ForWorker() => Read(WorkerColumn);

    /// <summary>For the converter, from its start on. Null on an architecture that is not listed.</summary>
    public static SystemCallTable? ForConverter() => Read(ConverterColumn);

    private static SystemCallTable? Read(int column) =>
        RuntimeInformation.ProcessArchitecture switch
        {
            System.Runtime.InteropServices.Architecture.X64 => new(0xC000003E, 317, Rows(1, column)),
            System.Runtime.InteropServices.Architecture.Arm64 => new(0xC00000B7, 277, Rows(2, column)),
            _ => null,
        };

    private static List<(uint, SystemCallRule)> Rows(int numbers, int rules)
    {
        var rows = new List<(uint, SystemCallRule)>();
        using var stream =
            typeof(SystemCallTable).Assembly.GetManifestResourceStream("SystemCalls.txt")
            ?? throw new InvalidOperationException("SystemCalls.txt is part of the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(' ') is [not "#", _, _, _, _] row && row[numbers] != "-" && row[rules] != "-")
            {
                rows.Add((uint.Parse(row[numbers], CultureInfo.InvariantCulture), RuleOf(row[rules])));
            }
        }

        return rows;
    }

    private static SystemCallRule RuleOf(string name) =>
        Enum.Parse<SystemCallRule>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
