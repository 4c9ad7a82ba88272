using Disclosure.TransparencyLog.Notes;

namespace Disclosure.TransparencyLog.Tests.Notes;

public sealed class LogProofTests
{
    [Fact]
    public async Task A_proof_survives_its_text_and_holds_for_its_entry_alone()
    {
        var log = new TestLog().Append(100);
        foreach (var index in new[] { 0, 41, 99 })
        {
            var proof = await log.ProveAsync(index);
            Assert.True(LogProof.TryParse(proof.ToString(), out var parsed));
            Assert.Equal(proof.ToString(), parsed.ToString());
            Assert.True(parsed.Verify(log.Entries[index], log.Policy));
            Assert.False(parsed.Verify(log.Entries[(index + 1) % 100], log.Policy));
            Assert.False((parsed with { Index = (index + 1) % 100 }).Verify(log.Entries[index], log.Policy));
            Assert.False(parsed.Verify(log.Entries[index], new TestLog().Policy));
        }
    }

    [Fact]
    public async Task Extra_bytes_travel_with_the_proof()
    {
        var proof = await new TestLog().Append(1).ProveAsync(0) with { Extra = [1, 2, 3] };
        Assert.Contains("extra AQID\nindex 0\n\n", proof.ToString());
        Assert.True(LogProof.TryParse(proof.ToString(), out var parsed));
        Assert.Equal([1, 2, 3], parsed.Extra);
    }

    [Fact]
    public async Task Each_of_1000_changed_characters_is_noticed()
    {
        var log = new TestLog().Append(1000);
        var text = (await log.ProveAsync(500)).ToString();
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var changed = text.ToCharArray();
            var at = random.Next(changed.Length);
            changed[at] = (char)(changed[at] ^ (1 << random.Next(7)));
            Assert.False(
                LogProof.TryParse(new string(changed), out var proof) && proof.Verify(log.Entries[500], log.Policy),
                $"{at}: {new string(changed)}"
            );
        }
    }
}
