using Disclosure.Testing;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Disclosure.Architecture.Tests.Contracts;

/// <summary>Promises that every contract keeps, held for whatever will be added.</summary>
public sealed class ContractPromiseTests
{
    public static TheoryData<string> Methods => [.. ContractFiles.Methods.Select(m => m.FullName)];

    public static TheoryData<string> Messages => [.. ContractFiles.Messages.Select(m => m.FullName)];

    public static TheoryData<string> Files => [.. ContractFiles.All.Select(f => f.Name)];

    [Fact]
    public void Every_proto_file_is_found() =>
        Assert.Equal(
            Directory
                .EnumerateFiles(Repository.PathOf("protos", "disclosure"), "*.proto", SearchOption.AllDirectories)
                .Count(),
            ContractFiles.All.Count
        );

    [Theory, MemberData(nameof(Methods))]
    public void A_method_is_a_read_or_carries_a_request_id(string method)
    {
        var found = Find(method);
        // A write in steps carries it in one of them.
        var carries = found
            .InputType.Fields.InDeclarationOrder()
            .Where(f => f.RealContainingOneof is not null && f.FieldType == FieldType.Message)
            .Select(f => f.MessageType)
            .Append(found.InputType)
            .Any(m => m.FindFieldByName("request_id") is not null);
        Assert.True(found.IsRead() ^ carries);
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_list_in_pages_says_where_the_next_one_begins(string method)
    {
        var found = Find(method);
        if (found.InputType.FindFieldByName("page_size") is null)
        {
            Assert.Null(found.InputType.FindFieldByName("page_token"));
            return;
        }

        var byToken =
            found.InputType.FindFieldByName("page_token") is not null
            && found.OutputType.FindFieldByName("next_page_token") is not null;
        var byRevision = found.InputType.FindFieldByName("before") is not null;
        Assert.True(byToken || byRevision);
    }

    [Theory, MemberData(nameof(Messages))]
    public void A_field_says_how_it_behaves(string message)
    {
        var found = ContractFiles.Messages.Single(m => m.FullName == message);
        Assert.All(
            found.Fields.InDeclarationOrder(),
            f => Assert.NotEmpty(f.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior) ?? [])
        );
    }

    [Theory, MemberData(nameof(Files))]
    public void A_service_knows_no_other(string file)
    {
        var found = ContractFiles.All.Single(f => f.Name == file);
        if (found.Package != "disclosure.gateway.v1")
        {
            var foreign = found
                .Dependencies.Select(d => d.Package)
                .Where(p => p.StartsWith("disclosure.", StringComparison.Ordinal))
                .Where(p => p != "disclosure.report.v1" && p != found.Package);
            Assert.Empty(foreign);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void An_enum_begins_with_its_unspecified_value(string file) =>
        Assert.All(
            ContractFiles.All.Single(f => f.Name == file).EnumTypes,
            e => Assert.EndsWith("_UNSPECIFIED", e.FindValueByNumber(0).Name, StringComparison.Ordinal)
        );

    [Fact]
    public void Every_public_method_has_a_path()
    {
        // A download is a file in pieces; over HTTP the file has a path and comes whole.
        var methods = ContractFiles
            .Methods.Where(m => m.File.Package == "disclosure.gateway.v1")
            .Where(m => !m.Name.StartsWith("Download", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(methods);
        Assert.All(methods, m => Assert.NotNull(m.GetOptions()?.GetExtension(AnnotationsExtensions.Http)));
    }

    private static MethodDescriptor Find(string method) => ContractFiles.Methods.Single(m => m.FullName == method);
}
