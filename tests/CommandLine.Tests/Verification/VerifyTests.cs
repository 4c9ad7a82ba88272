using System.Text;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Terminals;
using Disclosure.Testing;
using Disclosure.TransparencyLog.Keys;

namespace Disclosure.CommandLine.Tests.Verification;

public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_receipt_verifies_and_none_of_its_changes_does()
    {
        var tree = await CreateAsync();
        var file = await SaveAsync("r.tlog-proof", tree.Receipt);
        var good = await VerifyAsync(0, file, "--key", tree.LogKey);
        Assert.Equal(
            "receipt true ReportPublished 2",
            $"{good["kind"]} {good["verified"]} {good["facts"]?["kind"]} {good["facts"]?["version"]}"
        );
        var random = new Random(4);
        for (var i = 0; i < 60; i++)
        {
            var changed = Encoding.UTF8.GetBytes(tree.Receipt);
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(7));
            await File.WriteAllBytesAsync(file, changed);
            Assert.Single((await VerifyAsync(1, file, "--key", tree.LogKey))["problems"]!.AsArray());
        }
    }

    [Fact]
    public async Task A_receipt_of_another_log_or_without_its_witnesses_is_not_trusted()
    {
        var (tree, other) = (await CreateAsync(), await CreateAsync("other"));
        var file = await SaveAsync("r.tlog-proof", tree.Receipt);
        Assert.Equal("CHECKPOINT_UNTRUSTED", await FaultAsync(file, "--key", other.LogKey));
        Assert.Equal("CHECKPOINT_UNTRUSTED", await FaultAsync(file, "--key", tree.LogKey, "--origin", "other"));
        Assert.Equal(
            "CHECKPOINT_UNTRUSTED",
            await FaultAsync(file, "--key", tree.LogKey, "--witness", other.LogKey, "--quorum", "1")
        );
    }

    [Theory]
    [InlineData(SignatureAlgorithm.Ed25519), InlineData(SignatureAlgorithm.Sm2)]
    public async Task A_published_file_verifies_with_manifest_and_receipt(SignatureAlgorithm algorithm)
    {
        var tree = await PublishedTree.CreateAsync(Path.Combine(_home.Path, "tree"), 3, algorithm);
        var file = await SaveAsync("report.pdf", PublishedTree.Pdf(2));
        var manifest = await SaveAsync("manifest.json", tree.Manifest);
        var receipt = await SaveAsync("receipt", tree.Receipt);
        string[] arguments =
        [
            file,
            "--manifest",
            manifest,
            "--receipt",
            receipt,
            "--key",
            tree.KeyFile,
            "--key",
            tree.LogKey,
        ];
        await VerifyAsync(0, arguments);
        await SaveAsync("report.pdf", PublishedTree.Pdf(1));
        Assert.Equal("FILE_CHANGED", await FaultAsync(arguments));
        await SaveAsync("report.pdf", PublishedTree.Pdf(2));
        Assert.Equal("FILE_UNKNOWN", await FaultAsync([.. arguments, "--format", "ofd"]));
    }

    [Fact]
    public async Task A_copy_of_the_tree_verifies_and_each_thing_that_was_done_to_it_is_named()
    {
        var tree = await CreateAsync();
        var facts = (await VerifyTreeAsync(0, tree))["facts"];
        Assert.Equal("1 2 2 452", $"{facts?["reports"]} {facts?["versions"]} {facts?["files"]} {facts?["logSize"]}");

        await TamperAsync(tree, tree.PathOf(PublishedTree.Pdf(1)), "FILE_CHANGED versions/1/files/pdf");
        await TamperAsync(
            tree,
            tree.PathOf(tree.Manifest),
            "MANIFEST_SIGNATURE versions/2/manifest",
            bytes => Replace(bytes, "payload\":\"e", "payload\":\"f")
        );
        await TamperAsync(
            tree,
            tree.PathOf(Encoding.UTF8.GetBytes(tree.Receipt)),
            "RECEIPT_PROOF versions/2/receipt",
            bytes => Replace(bytes, "index 301", "index 300")
        );
        await TamperAsync(tree, Path.Combine(tree.Folder, "log", "checkpoint"), "CHECKPOINT_UNTRUSTED log/checkpoint");
        await TamperAsync(tree, Path.Combine(tree.Folder, "log", "tile", "0", "000"), "TILE_DEFECT log/tile/0/000");
        await TamperAsync(
            tree,
            Path.Combine(tree.Folder, "log", "checkpoint"),
            "TILE_DEFECT log/tile/0/001.p/196",
            _ => Encoding.UTF8.GetBytes(tree.SignFork())
        );
        var index = Path.Combine(tree.Folder, "reports", "linyang", "2023.json");
        await TamperAsync(tree, index, "FILE_MISSING versions/1/files/pdf", bytes => DropFiles(bytes));
        await TamperAsync(tree, index, "DATA_BROKEN", bytes => Replace(bytes, "agencies/linyang", "agencies/linying"));
        await TamperAsync(tree, tree.PathOf(PublishedTree.Pdf(2)), "FILE_MISSING versions/2/files/pdf", null);
        await VerifyTreeAsync(0, tree);
    }

    [Fact]
    public async Task The_first_entry_that_was_changed_deleted_added_moved_or_cut_off_is_named()
    {
        var tree = await CreateAsync();
        var lines = tree.Export().ToArray();
        var file = await SaveAsync("log.jsonl", string.Join('\n', lines) + "\n");
        string[] arguments = [file, "--tree", tree.Folder, "--key", tree.LogKey];
        Assert.Equal("452", $"{(await VerifyAsync(0, arguments))["facts"]?["entries"]}");
        // Lines behind the checkpoint are not judged.
        await SaveAsync("log.jsonl", string.Join('\n', [.. lines, PublishedTree.Line(tree.Entries[0], lines.Length)]));
        await VerifyAsync(0, arguments);

        var strange = Encoding.UTF8.GetBytes("""{"kind":"ReportWithdrawn","resource":"x","actor":"y"}""");
        await RequireAsync("ENTRY_CHANGED 第 17 条", [.. lines[..17], PublishedTree.Line(strange, 17), .. lines[18..]]);
        await RequireAsync("ENTRY_DELETED 第 300 条", [.. lines[..300], .. lines[301..]]);
        await RequireAsync("ENTRY_ADDED 第 40 条", [.. lines[..40], PublishedTree.Line(strange, 40), .. lines[40..]]);
        await RequireAsync("ENTRY_MOVED 第 5 条", [.. lines[..5], lines[6], lines[5], .. lines[7..]]);
        await RequireAsync("LOG_CUT_OFF 第 451 条", lines[..451]);
        await RequireAsync(
            "LINE_DIFFERS 第 9 条",
            [.. lines[..9], lines[9].Replace("token:2", "token:3"), .. lines[10..]]
        );
        await RequireAsync("DATA_BROKEN", [.. lines[..9], "{}", .. lines[10..]]);

        async Task RequireAsync(string expected, string[] tampered)
        {
            await SaveAsync("log.jsonl", string.Join('\n', tampered));
            var problem = Assert.Single((await VerifyAsync(1, arguments))["problems"]!.AsArray());
            Assert.StartsWith(expected, $"{problem?["code"]} {problem?["subject"]}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Keys_come_from_the_user_and_a_private_key_gives_its_public_half()
    {
        var tree = await CreateAsync();
        var command = new CommandRunner(_home.Path);
        var missing = await command.ExpectAsync((int)ExitCode.Usage, "verify", tree.Folder, "--key", tree.LogKey);
        Assert.Contains("请再用 --key 给出发布机关的公钥文件", missing.Error, StringComparison.Ordinal);
        var none = await command.ExpectAsync((int)ExitCode.Usage, "verify", tree.Folder, "--key", tree.KeyFile);
        Assert.Contains("存证日志的公钥", none.Error, StringComparison.Ordinal);

        var key = PrivateKey.Generate(SignatureAlgorithm.Ed25519);
        var file = await SaveAsync("log.pem", key.ToPem());
        var wrong = await command.ExpectAsync((int)ExitCode.Usage, "verify", tree.Folder, "--key", file);
        Assert.Contains("没有公钥", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(key.PublicKey.ToPem().Trim(), (await command.ExpectAsync(0, "public-key", file)).Output.Trim());
        var named = await command.ExpectAsync(0, "public-key", file, "--name", PublishedTree.Origin);
        Assert.StartsWith($"{PublishedTree.Origin}+", named.Output, StringComparison.Ordinal);
        Assert.Equal((int)ExitCode.Usage, (await command.RunAsync("public-key", tree.KeyFile)).Exit);
    }

    private static byte[] DropFiles(byte[] index)
    {
        var json = JsonNode.Parse(index)!;
        json["versions"]![0]!["files"] = new JsonArray();
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static byte[] Replace(byte[] bytes, string from, string to)
    {
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    }

    private Task<PublishedTree> CreateAsync(string folder = "tree") =>
        PublishedTree.CreateAsync(Path.Combine(_home.Path, folder, "public"));

    // Does something to a file, expects the first problem, and puts the file back.
    private async Task TamperAsync(PublishedTree tree, string path, string expected, Func<byte[], byte[]>? change)
    {
        var kept = await File.ReadAllBytesAsync(path);
        File.Delete(path);
        if (change is not null)
        {
            await File.WriteAllBytesAsync(path, change(kept));
        }

        var problem = (await VerifyTreeAsync(1, tree))["problems"]![0];
        var subject = $"{problem?["subject"]}".Replace($"{PublishedTree.Report}/", "", StringComparison.Ordinal);
        Assert.StartsWith(expected, $"{problem?["code"]} {subject}", StringComparison.Ordinal);
        await File.WriteAllBytesAsync(path, kept);
    }

    private Task TamperAsync(PublishedTree tree, string path, string expected) =>
        TamperAsync(
            tree,
            path,
            expected,
            bytes =>
            {
                bytes = [.. bytes];
                bytes[^3] ^= 1;
                return bytes;
            }
        );

    private Task<JsonNode> VerifyTreeAsync(int exit, PublishedTree tree) =>
        VerifyAsync(exit, tree.Folder, "--key", tree.KeyFile, "--key", tree.LogKey);

    private async Task<string> FaultAsync(params string[] arguments) =>
        $"{(await VerifyAsync(1, arguments))["problems"]?[0]?["code"]}";

    private async Task<JsonNode> VerifyAsync(int exit, params string[] arguments)
    {
        var outcome = await new CommandRunner(_home.Path).ExpectAsync(exit, ["verify", .. arguments, "--json"]);
        return JsonNode.Parse(outcome.Output)!;
    }

    private Task<string> SaveAsync(string name, string text) => SaveAsync(name, Encoding.UTF8.GetBytes(text));

    private async Task<string> SaveAsync(string name, byte[] bytes)
    {
        var path = Path.Combine(_home.Path, name);
        await File.WriteAllBytesAsync(path, bytes);
        return path;
    }
}
