using System.ComponentModel.DataAnnotations;

namespace Disclosure.Intake;

/// <summary>Settings of the service, mostly limits: documents come from anywhere.</summary>
public sealed record IntakeOptions
{
    /// <summary>Largest document, in bytes.</summary>
    [ConfigurationKeyName("DISCLOSURE_INTAKE_MAX_BYTES"), Range(1024, 20 * 1024 * 1024)]
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Longest time that one document may take, in seconds.</summary>
    [ConfigurationKeyName("DISCLOSURE_INTAKE_TIMEOUT"), Range(1, 120)]
    public int Timeout { get; init; } = 20;

    /// <summary>Longest time that a document waits before it is read or refused as busy, in seconds.</summary>
    [ConfigurationKeyName("DISCLOSURE_INTAKE_QUEUE_TIMEOUT"), Range(1, 600)]
    public int QueueTimeout { get; init; } = 30;

    /// <summary>
    /// Bytes of documents that are held in memory at a time, over all callers; each takes about five times as much until it is read.
    /// </summary>
    [ConfigurationKeyName("DISCLOSURE_INTAKE_MAX_HELD_BYTES"), Range(1024 * 1024, int.MaxValue)]
    public int MaxHeldBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Most processes that read documents, one document each, beside one for small documents; 0: documents are read in the service's own process.
    /// </summary>
    [ConfigurationKeyName("DISCLOSURE_INTAKE_WORKERS"), Range(0, 256)]
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Most memory that one such process may use for its objects, in MiB; less where not all of them would fit.
    /// </summary>
    [ConfigurationKeyName("DISCLOSURE_INTAKE_MEMORY"), Range(64, 16 * 1024)]
    public int Memory { get; init; } = 512;

    /// <summary>LibreOffice's program, for old Word documents. Empty: soffice where the path finds it.</summary>
    [ConfigurationKeyName("DISCLOSURE_INTAKE_CONVERTER")]
    public string Converter { get; init; } = "";

    /// <summary>Whether the service refuses to start where a wall around its parsers or converter is missing.</summary>
    [ConfigurationKeyName("DISCLOSURE_INTAKE_REQUIRE_SANDBOX")]
    public bool RequireSandbox { get; init; }
}
