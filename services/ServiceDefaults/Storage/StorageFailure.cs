using System.Data.Common;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>Words for operators about a database that cannot be opened or migrated.</summary>
internal static class StorageFailure
{
    /// <summary>What is wrong, in one line without a password; null where the failure is none of a database.</summary>
    public static string? Describe(Exception failure)
    {
        // The migration says which database; what happened to it is inside.
        var cause = failure as DbException ?? failure.InnerException as DbException;
        return cause is null ? null
            : cause == failure ? $"the database cannot be opened: {OneLine(cause)}"
            : $"{failure.Message} {OneLine(cause)}";
    }

    private static string OneLine(Exception cause) => cause.Message.ReplaceLineEndings(" ");
}
