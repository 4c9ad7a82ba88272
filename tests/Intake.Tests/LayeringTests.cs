using NetArchTest.Rules;

namespace Disclosure.Intake.Tests;

/// <summary>Folders know those before them alone: Domain, Isolation, Formats, Parsing, Workers, Admission, Rpc.</summary>
public sealed class LayeringTests
{
    private static readonly string[] s_layers =
    [
        "Domain",
        "Isolation",
        "Formats",
        "Parsing",
        "Workers",
        "Admission",
        "Rpc",
    ];

    // In the domain too each folder knows those before it alone.
    private static readonly string[] s_domain = ["Documents", "Wording", "Tables", "Prose", "Reports"];

    private static readonly string[] s_formats = ["Docx", "Pdf", "Html", "PlainText", "Xlsx", "Ofd", "Json", "Xml"];
    private static readonly string[] s_shared = ["PageLayout", "Packages", "Images", "Encodings"];

    public static TheoryData<string, string> Upwards
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            AddUpwards(pairs, "", s_layers);
            AddUpwards(pairs, "Domain.", s_domain);
            foreach (var one in s_shared.Concat(s_formats))
            {
                foreach (var other in s_formats.Where(f => f != one))
                {
                    pairs.Add($"Disclosure.Intake.Formats.{one}", $"Disclosure.Intake.Formats.{other}");
                }
            }

            return pairs;
        }
    }

    private static void AddUpwards(TheoryData<string, string> pairs, string parent, string[] layers)
    {
        for (var lower = 0; lower < layers.Length; lower++)
        {
            foreach (var upper in layers[(lower + 1)..])
            {
                pairs.Add($"Disclosure.Intake.{parent}{layers[lower]}", $"Disclosure.Intake.{parent}{upper}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Upwards))]
    public void A_folder_knows_none_above_it_and_no_format_knows_another(string folder, string other) =>
        AssertFree(folder, other);

    [Fact]
    public void The_domain_knows_no_contract_no_library_of_a_format_and_no_settings() =>
        AssertFree(
            "Disclosure.Intake.Domain",
            "Disclosure.Intake.V1",
            "Disclosure.Report.V1",
            "Grpc.Core",
            "AngleSharp",
            "DocumentFormat.OpenXml",
            "Microsoft.Extensions.Configuration"
        );

    [Fact]
    public void Formats_know_no_contract_and_reach_nothing() =>
        AssertFree(
            "Disclosure.Intake.Formats",
            "Disclosure.Intake.V1",
            "Grpc.Core",
            "System.Net.Http",
            "System.Net.Sockets"
        );

    private static void AssertFree(string from, params string[] of)
    {
        var result = Types
            .InAssembly(typeof(IntakeOptions).Assembly)
            .That()
            .ResideInNamespace(from)
            .Should()
            .NotHaveDependencyOnAny(of)
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
