using System.Text.RegularExpressions;
using Disclosure.Testing;

namespace Disclosure.Architecture.Tests.Contracts;

/// <summary>What the comments of the contracts say, read off the files, since descriptors carry no comments.</summary>
public sealed partial class ContractCommentTests
{
    public static TheoryData<string, string, string> Rpcs
    {
        get
        {
            var rpcs = new TheoryData<string, string, string>();
            foreach (
                var file in Directory.EnumerateFiles(
                    Repository.PathOf("protos", "disclosure"),
                    "*.proto",
                    SearchOption.AllDirectories
                )
            )
            {
                foreach (var rpc in Rpc().Matches(File.ReadAllText(file)).Cast<Match>())
                {
                    rpcs.Add(Path.GetFileName(file), rpc.Groups["name"].Value, rpc.Groups["comment"].Value);
                }
            }

            return rpcs;
        }
    }

    [Fact]
    public void Every_rpc_is_found() => Assert.Equal(ContractFiles.Methods.Count, Rpcs.Count);

    [Theory, MemberData(nameof(Rpcs))]
    public void An_rpc_names_its_errors(string file, string rpc, string comment) =>
        Assert.True(Error().IsMatch(comment), $"{file}: the comment of {rpc} names no error as CODE / REASON.");

    [GeneratedRegex(@"(?<comment>(?:^  //.*\n)+)  rpc (?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Rpc();

    // CODE / REASON, the code being one of google.rpc.Code. A comment may be broken over lines.
    [GeneratedRegex(
        @"(INVALID_ARGUMENT|NOT_FOUND|ALREADY_EXISTS|ABORTED|FAILED_PRECONDITION|RESOURCE_EXHAUSTED|UNAVAILABLE)[\s/]+[A-Z]+(_[A-Z]+)*"
    )]
    private static partial Regex Error();
}
