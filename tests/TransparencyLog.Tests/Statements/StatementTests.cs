using System.Text;
using System.Text.Json.Nodes;
using Disclosure.TransparencyLog.Keys;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.TransparencyLog.Tests.Statements;

public sealed class StatementTests
{
    private static readonly PrivateKey s_edwards = PrivateKey.Generate(SignatureAlgorithm.Ed25519);
    private static readonly PrivateKey s_sm2 = PrivateKey.Generate(SignatureAlgorithm.Sm2);

    // The pre-authentication encoding that the DSSE specification prints (protocol.md, test vectors).
    [Fact]
    public void An_envelope_signs_type_and_payload_with_their_lengths()
    {
        var envelope = DsseEnvelope.Sign("http://example.com/HelloWorld", "hello world"u8.ToArray(), [s_edwards]);
        var signed = s_edwards.Sign("DSSEv1 29 http://example.com/HelloWorld 11 hello world"u8);
        Assert.Equal(signed, Assert.Single(envelope.Signatures).Bytes);
        Assert.Contains("\"payload\":\"aGVsbG8gd29ybGQ=\"", Encoding.UTF8.GetString(envelope.ToJson()));
    }

    [Fact]
    public void Two_keys_sign_one_envelope_and_either_or_both_can_be_asked_for()
    {
        var json = DsseEnvelope.Sign("text/plain", [1, 2, 3], [s_edwards, s_sm2]).ToJson();
        Assert.True(DsseEnvelope.TryParse(json, out var envelope));
        Assert.Equal([1, 2, 3], envelope.Payload);
        Assert.True(envelope.Verify([s_edwards.PublicKey]));
        Assert.True(envelope.Verify([s_sm2.PublicKey]));
        Assert.True(envelope.Verify([s_edwards.PublicKey, s_sm2.PublicKey], required: 2));
        Assert.False(envelope.Verify([s_sm2.PublicKey], required: 2));
        Assert.False(envelope.Verify([]));
        Assert.False(envelope.Verify([PrivateKey.Generate(SignatureAlgorithm.Sm2).PublicKey]));
        Assert.False((envelope with { Payload = [1, 2] }).Verify([s_edwards.PublicKey]));
        Assert.False((envelope with { PayloadType = "text/html" }).Verify([s_edwards.PublicKey]));
        // One key that signs twice is one key.
        var twice = envelope with
        {
            Signatures = [envelope.Signatures[0], envelope.Signatures[0]],
        };
        Assert.False(twice.Verify([s_edwards.PublicKey, s_sm2.PublicKey], required: 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"payloadType":"a","payload":"AA=="}""")]
    [InlineData("""{"payloadType":"a","payload":"AA==","signatures":[]}""")]
    [InlineData("""{"payloadType":"a","payload":"AA==","signatures":[null]}""")]
    [InlineData("""{"payloadType":"a","payload":"AA==","signatures":[{"keyid":"k"}]}""")]
    [InlineData("""{"payloadType":"","payload":"AA==","signatures":[{"keyid":"k","sig":"AA=="}]}""")]
    [InlineData("""{"payloadType":"a","payload":"?","signatures":[{"keyid":"k","sig":"AA=="}]}""")]
    [InlineData("""{"payloadType":"a","payload":"AA==","payload":"AQ==","signatures":[{"keyid":"k","sig":"AA=="}]}""")]
    public void A_malformed_envelope_is_refused(string json) =>
        Assert.False(DsseEnvelope.TryParse(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void A_statement_survives_its_json_and_keeps_chinese_readable()
    {
        var statement = new InTotoStatement(
            [new("report.pdf", new string('a', 64)), new("report.json", new string('b', 64))],
            "https://example.gov.cn/publication/v1",
            new JsonObject { ["agencyName"] = "临阳县人民政府", ["year"] = 2023 }
        );
        var json = Encoding.UTF8.GetString(statement.ToJson());
        Assert.Contains("临阳县人民政府", json);
        Assert.StartsWith("{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"report.pdf\"", json);
        Assert.True(InTotoStatement.TryParse(statement.ToJson(), out var parsed));
        Assert.Equal(statement.Subjects, parsed.Subjects);
        Assert.Equal(json, Encoding.UTF8.GetString(parsed.ToJson()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v0.1","subject":[],"predicateType":"p","predicate":{}}""")]
    [InlineData(
        """{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a"}],"predicateType":"p","predicate":{}}"""
    )]
    [InlineData(
        """{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"a","digest":{"sha256":"0"}},{"name":"a","digest":{"sha256":"1"}}],"predicateType":"p","predicate":{}}"""
    )]
    [InlineData(
        """{"_type":"https://in-toto.io/Statement/v1","subject":[],"subject":[],"predicateType":"p","predicate":{}}"""
    )]
    public void A_malformed_statement_is_refused(string json) =>
        Assert.False(InTotoStatement.TryParse(Encoding.UTF8.GetBytes(json), out _));
}
