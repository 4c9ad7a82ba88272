using System.Security.Cryptography;
using System.Text;
using Disclosure.TransparencyLog.TimeStamps;

namespace Disclosure.TransparencyLog.Tests.TimeStamps;

public sealed class TimeStampTests : IDisposable
{
    private static readonly byte[] s_data = Encoding.UTF8.GetBytes("checkpoint");
    private static readonly DateTimeOffset s_time = new(2024, 1, 31, 8, 30, 0, TimeSpan.Zero);

    private readonly TestStampAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void A_stamp_gives_its_time_for_the_stamped_bytes_alone()
    {
        var token = Stamp(_authority, s_time);
        var verifier = new TimeStampVerifier([_authority.Root]);
        Assert.Equal(s_time, verifier.FindTime(token, s_data));
        Assert.Null(verifier.FindTime(token, [1]));
        Assert.Null(verifier.FindTime(token.AsMemory(0, token.Length - 1), s_data));
        Assert.Null(verifier.FindTime(new byte[] { 1, 2, 3 }, s_data));
    }

    [Fact]
    public void Only_trusted_authorities_stamp_and_only_while_their_certificate_is_valid()
    {
        using var stranger = new TestStampAuthority();
        Assert.Null(new TimeStampVerifier([stranger.Root]).FindTime(Stamp(_authority, s_time), s_data));
        var late = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Throws<CryptographicException>(() => Stamp(_authority, late));
    }

    [Fact]
    public void An_answer_to_another_query_is_refused()
    {
        var query = TimeStampQuery.Create(s_data);
        var other = TimeStampQuery.Create(s_data);
        var answer = _authority.Answer(other.ToBytes(), s_time);
        Assert.Throws<CryptographicException>(() => query.ReadToken(answer));
        Assert.NotEmpty(other.ReadToken(answer));
    }

    private static byte[] Stamp(TestStampAuthority authority, DateTimeOffset time)
    {
        var query = TimeStampQuery.Create(s_data);
        return query.ReadToken(authority.Answer(query.ToBytes(), time));
    }
}
