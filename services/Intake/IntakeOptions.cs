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

    /// <summary>
    /// Most processes that read documents, one document each; 0: documents are read in the service's own process.
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
}
