using Disclosure.TransparencyLog.Notes;

namespace Disclosure.TransparencyLog.Witnesses;

/// <summary>What a witness answers to add-checkpoint.</summary>
/// <param name="Status">HTTP status code: 200, 400, 403, 404, 409 or 422.</param>
/// <param name="Body">With 200 the cosignature line, with 409 the size of the newest checkpoint; otherwise empty.</param>
public sealed record WitnessAnswer(int Status, string Body)
{
    /// <summary>Media type of the body of a 409.</summary>
    public const string SizeMediaType = "text/x.tlog.size";

    /// <summary>Whether it is a conflict, and the size that the witness knows.</summary>
    public bool TryReadConflict(out long size)
    {
        size = 0;
        return Status == 409 && LogNumber.TryParse(Body.TrimEnd('\n'), out size);
    }
}
