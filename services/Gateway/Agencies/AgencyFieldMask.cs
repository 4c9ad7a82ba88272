using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Disclosure.Gateway.Agencies;

/// <summary>Which fields of an agency a caller wants to change.</summary>
internal static class AgencyFieldMask
{
    /// <summary>The mask that was given; otherwise every field that the agency has, of those that callers may set.</summary>
    public static FieldMask Complete(FieldMask? mask, PublicV1.Agency agency) =>
        // A mask that was given is the caller's word, even for fields that are empty.
        mask is { Paths.Count: > 0 }
            ? mask
            : new()
            {
                Paths =
                {
                    PublicV1
                        .Agency.Descriptor.Fields.InDeclarationOrder()
                        .Where(f => IsGiven(f, agency))
                        .Select(f => f.Name),
                },
            };

    // What the service fills in may come back with a resource that was read, and is no wish to change it.
    private static bool IsGiven(FieldDescriptor field, PublicV1.Agency agency)
    {
        // Output only, or set by the path.
        if (field.Name is "name" or "create_time" or "etag" or "successors")
        {
            return false;
        }

        return field.HasPresence
            ? field.Accessor.HasValue(agency)
            : field.Accessor.GetValue(agency) switch
            {
                string text => text.Length > 0,
                // An empty list and a list that was not sent cannot be told apart; only a mask can empty one.
                System.Collections.ICollection items => items.Count > 0,
                System.Enum value => Convert.ToInt32(value, null) != 0,
                _ => false,
            };
    }
}
