using Disclosure.ApiErrors;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>What stands where an agency is to stand.</summary>
/// <param name="IsParentClosed">The agency above has a last day.</param>
/// <param name="HasTwin">Another open agency under the same parent has the title.</param>
/// <remarks>Read in the transaction of the write: an agency that closes at the same moment is seen or waits.</remarks>
internal sealed record AgencySiblings(bool IsParentClosed, bool HasTwin)
{
    /// <summary>Nobody is in the way.</summary>
    public static AgencySiblings None { get; } = new(false, false);
}

/// <summary>Checks the place of one agency; <see cref="AgencyTreeCheck"/> does it for a table.</summary>
internal static class SiblingCheck
{
    /// <summary>INVALID_FIELDS / PARENT_CLOSED, TITLE_TWICE. A closed agency may stand anywhere.</summary>
    /// <param name="agency">As it is to be after the write.</param>
    /// <param name="siblings">What <c>agency_siblings</c> found for it.</param>
    /// <param name="path">Prefix of the field names in violations, such as <c>agency.</c>.</param>
    public static void Require(Agency agency, AgencySiblings siblings, string path)
    {
        var violations = new List<FieldViolation>();
        if (agency.ValidTo is null && siblings.IsParentClosed)
        {
            violations.Add(
                new(
                    $"{path}parent",
                    "PARENT_CLOSED",
                    "is closed",
                    $"上级机关 {agency.Parent?.Id} 已撤销，不能再设下级机关"
                )
            );
        }

        if (agency.ValidTo is null && siblings.HasTwin)
        {
            violations.Add(
                new(
                    $"{path}title",
                    "TITLE_TWICE",
                    "another agency under this parent has the title",
                    $"同一上级下已有名称相同的机关“{agency.Title}”，请核对是否重复登记"
                )
            );
        }

        if (violations.Count > 0)
        {
            throw ApiError.InvalidFields(violations);
        }
    }
}
