using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Examples;

/// <summary>The programs of tests/Examples, run as their READMEs say, against a running product.</summary>
[Collection(nameof(ExampleSuite))]
public sealed class ExampleTests(ExampleProduct product)
{
    // Debian's: it sees the packages of Debian, which another one on the path may not.
    private const string DebianPython = "/usr/bin/python3";

    [ToolFact("curl", "jq", "openssl", "python3")]
    public async Task Curl_publishes_and_verifies()
    {
        var job = await product.PrepareAsync("example-curl", "临河县教育局");
        await job.PublishAsync(product.Json, "REPORT_EXISTS", ExampleJob.Example("Curl", "publish"));
        await job.VerifyAsync(ExampleJob.Example("Curl", "verify"), [], []);
    }

    [ToolFact("python3")]
    public async Task Python_publishes_over_json_with_its_standard_library()
    {
        var job = await product.PrepareAsync("example-python", "临河县民政局");
        var program = ExampleJob.Example("Python", "json_client.py");
        await job.PublishAsync(product.Json, "REPORT_EXISTS", "python3", program);
    }

    [SkippableFact]
    public async Task Python_publishes_over_grpc_with_generated_modules()
    {
        RequiredTools.Require(
            Tool.Find("protoc") is not null
                && Tool.Find("grpc_python_plugin") is not null
                && Directory.Exists("/usr/lib/python3/dist-packages/grpc"),
            "Not installed: protoc, grpc_python_plugin, python3-grpcio (deploy/install-test-tools)."
        );
        var job = await product.PrepareAsync("example-grpcio", "临河县水利局");
        var modules = job.PathOf("modules");
        var (exit, output, error) = await Command.RunAsync(ExampleJob.Example("Python", "generate"), [modules]);
        Assert.True(exit == 0, output + error);
        job.Settings["PYTHONPATH"] = modules;
        var program = ExampleJob.Example("Python", "grpc_client.py");
        await job.PublishAsync(product.Json, "ALREADY_EXISTS REPORT_EXISTS", DebianPython, program);
    }

    [SkippableFact]
    public async Task Node_publishes_over_grpc_and_verifies()
    {
        RequiredTools.Require(
            Tool.Find("node") is not null && Directory.Exists(ExampleJob.Example("Node", "node_modules")),
            "Not installed: node, tests/Examples/Node (deploy/install-test-tools)."
        );
        var job = await product.PrepareAsync("example-node", "临河县农业农村局");
        await job.PublishAsync(product.Json, "ALREADY_EXISTS", "node", ExampleJob.Example("Node", "client.mjs"));
        string[] keys = [job.Settings["DISCLOSURE_PUBLISHER_KEY"], job.Settings["DISCLOSURE_LOG_KEY"]];
        await job.VerifyAsync("node", [ExampleJob.Example("Node", "verify.mjs")], keys);
    }

    [Fact]
    public async Task CSharp_publishes_over_grpc_and_verifies()
    {
        var job = await product.PrepareAsync("example-csharp", "临河县林业局");
        var program = ServiceProcess.PathOf("tests/Examples/CSharp", "Disclosure.CSharpExample");
        await job.PublishAsync(product.Json, "AlreadyExists REPORT_EXISTS", "dotnet", program);
    }
}
