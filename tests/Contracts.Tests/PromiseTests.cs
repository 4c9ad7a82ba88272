using Google.Api;
using Google.Protobuf.Reflection;

namespace Disclosure.Contracts.Tests;

/// <summary>Promises about our own contracts, read off the descriptors, held for whatever will be added.</summary>
public sealed class PromiseTests
{
    private static readonly FileDescriptor[] s_files =
    [
        Filing.V1.FilingReflection.Descriptor,
        Gateway.V1.AgencyServiceReflection.Descriptor,
        Gateway.V1.DocumentServiceReflection.Descriptor,
        Gateway.V1.EditionServiceReflection.Descriptor,
        Gateway.V1.NarrativeServiceReflection.Descriptor,
        Gateway.V1.RegionServiceReflection.Descriptor,
        Gateway.V1.ReportServiceReflection.Descriptor,
        Gateway.V1.StatisticsServiceReflection.Descriptor,
        Intake.V1.IntakeReflection.Descriptor,
        Narrative.V1.CheckReflection.Descriptor,
        Narrative.V1.NarrativeReflection.Descriptor,
        Rendering.V1.RenderingReflection.Descriptor,
        Statistics.V1.StatisticsReflection.Descriptor,
        Report.V1.DiagnosisReflection.Descriptor,
        Report.V1.EditionReflection.Descriptor,
        Report.V1.FindingReflection.Descriptor,
        Report.V1.ReadingReflection.Descriptor,
        Report.V1.SectionReflection.Descriptor,
        Report.V1.SheetReflection.Descriptor,
        Report.V1.StateReflection.Descriptor,
    ];

    private static readonly MethodDescriptor[] s_methods =
    [
        .. s_files.SelectMany(f => f.Services).SelectMany(s => s.Methods),
    ];

    public static TheoryData<string> Methods => [.. s_methods.Select(m => m.FullName)];

    public static TheoryData<string> Messages => [.. s_files.SelectMany(f => f.MessageTypes).Select(m => m.FullName)];

    [Theory, MemberData(nameof(Methods))]
    public void Every_method_is_a_read_or_carries_a_request_id(string method)
    {
        var found = s_methods.Single(m => m.FullName == method);
        var isRead = found.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;
        Assert.True(isRead ^ found.InputType.FindFieldByName("request_id") is not null);
    }

    [Theory, MemberData(nameof(Messages))]
    public void Every_field_says_how_it_behaves(string message)
    {
        var found = s_files.SelectMany(f => f.MessageTypes).Single(m => m.FullName == message);
        Assert.All(
            found.Fields.InDeclarationOrder(),
            f => Assert.NotEmpty(f.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior) ?? [])
        );
    }

    [Fact]
    public void Every_public_method_has_a_path()
    {
        var methods = s_methods.Where(m => m.File.Package == "disclosure.gateway.v1").ToArray();
        Assert.NotEmpty(methods);
        Assert.All(methods, m => Assert.NotNull(m.GetOptions()?.GetExtension(AnnotationsExtensions.Http)));
    }

    [Fact]
    public void No_service_knows_another()
    {
        foreach (var file in s_files.Where(f => f.Services.Count > 0))
        {
            var foreign = file
                .Dependencies.Where(d => d.Package.StartsWith("disclosure.", StringComparison.Ordinal))
                .Where(d => d.Package != "disclosure.report.v1" && d.Package != file.Package);
            Assert.Empty(foreign);
        }
    }

    [Fact]
    public void Every_enum_begins_with_its_unspecified_value()
    {
        var enums = s_files.SelectMany(f => f.EnumTypes);
        Assert.All(enums, e => Assert.EndsWith("_UNSPECIFIED", e.FindValueByNumber(0).Name, StringComparison.Ordinal));
    }
}
