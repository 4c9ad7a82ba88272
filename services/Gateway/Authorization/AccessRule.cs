namespace Disclosure.Gateway.Authorization;

/// <summary>What a method needs of its caller on the agencies that a field of its request names.</summary>
/// <param name="Scope">What is done with them.</param>
/// <param name="Field">
/// Path of a field that names the agency or something of it; of several, separated by |, the first that is given counts. Of a repeated
/// field every member is concerned, and an empty one asks for nothing. Empty: the method concerns no agency.
/// </param>
/// <param name="Below">
/// What makes the call reach the agencies below as well, so that a role on the agency alone is not enough: a flag of the request, the one
/// of <paramref name="Field"/> that stands for a region, or <see cref="Always"/>.
/// </param>
internal sealed record AccessRule(AccessScope Scope, string Field, string Below = "")
{
    /// <summary>Every call reaches the agencies below.</summary>
    public const string Always = "*";
}
