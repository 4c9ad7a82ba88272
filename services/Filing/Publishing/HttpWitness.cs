using System.Text;
using Disclosure.Filing.Domain.Publications;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Witnesses;

namespace Disclosure.Filing.Publishing;

/// <summary>A witness over HTTP: <c>POST {address}/add-checkpoint</c>.</summary>
internal sealed class HttpWitness(NoteKey key, Uri address, HttpClient http) : ICheckpointWitness
{
    // A publication waits for all witnesses at once, five seconds at most.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public NoteKey Key => key;

    public async Task<WitnessAnswer> AddCheckpointAsync(AddCheckpointRequest request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(s_patience);
        try
        {
            using var body = new StringContent($"{request}", Encoding.UTF8, "text/plain");
            using var answer = await http.PostAsync(address, body, patience.Token);
            // Any status is an answer: 409 and 403 say something that the caller must read.
            return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(patience.Token));
        }
        catch (HttpRequestException failed)
        {
            throw new IOException(failed.Message, failed);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"No answer within {s_patience.TotalSeconds} s.", late);
        }
    }
}
