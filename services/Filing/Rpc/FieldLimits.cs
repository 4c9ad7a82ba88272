using Disclosure.ApiErrors;

namespace Disclosure.Filing.Rpc;

/// <summary>Collects the violations of the simple limits of a request, so that a caller sees all of them at once.</summary>
/// <remarks>For one request; not for use by several threads.</remarks>
internal sealed class FieldLimits
{
    private readonly List<FieldViolation> _violations = [];

    /// <summary>Requires a length in UTF-16 units and a single meaning of control characters: none but line breaks.</summary>
    /// <param name="field">Path of the field in the request.</param>
    /// <param name="least">Fewest characters; 0: it may be empty.</param>
    public void RequireLength(string field, string reason, string value, int least, int most)
    {
        // A line break is content of a reason; other control characters would end up in logs and tables.
        if (value.Length < least || value.Length > most || value.Any(c => char.IsControl(c) && c is not '\n'))
        {
            _violations.Add(
                new(field, reason, $"must have {least} to {most} characters", $"{field} 应为 {least} 至 {most} 个字")
            );
        }
    }

    /// <summary>Requires a number of items. TOO_MANY_ITEMS, or FIELD_REQUIRED where there are too few.</summary>
    public void RequireCount(string field, int count, int least, int most)
    {
        if (count > most)
        {
            _violations.Add(new(field, "TOO_MANY_ITEMS", $"at most {most}", $"{field} 最多 {most} 项"));
        }
        else if (count < least)
        {
            _violations.Add(new(field, "FIELD_REQUIRED", $"at least {least}", $"{field} 至少 {least} 项"));
        }
    }

    /// <summary>Requires a condition.</summary>
    /// <param name="localized">简体中文, for people.</param>
    public void Require(bool holds, string field, string reason, string message, string localized)
    {
        if (!holds)
        {
            _violations.Add(new(field, reason, message, localized));
        }
    }

    /// <summary>Adds what another check found.</summary>
    public void AddRange(IEnumerable<FieldViolation> violations) => _violations.AddRange(violations);

    /// <summary>INVALID_FIELDS with all that was found.</summary>
    /// <remarks>All at once, so that a caller mends the request once.</remarks>
    public void ThrowIfAny()
    {
        if (_violations.Count > 0)
        {
            throw ApiError.InvalidFields(_violations);
        }
    }
}
