using Disclosure.ApiErrors;
using Microsoft.Data.Sqlite;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>What SQLite's result codes (sqlite.org/rescode.html) mean for callers.</summary>
internal static class SqliteErrors
{
    // Primary result codes.
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // SQLITE_IOERR_SHMSIZE: the index of the log cannot grow.
    private const int SharedMemorySize = 4874;

    /// <summary>The error for callers; null for an error in a statement, which is one of the program.</summary>
    public static ApiException? Translate(SqliteException error) =>
        error.SqliteErrorCode switch
        {
            Full => StorageError.Full(),
            InputOutput when error.SqliteExtendedErrorCode == SharedMemorySize => StorageError.Full(),
            InputOutput => StorageError.Device(),
            Busy or Locked => StorageError.Busy(),
            ReadOnly or Permission or CannotOpen => StorageError.ReadOnly(),
            Corrupt or NotADatabase => StorageError.Damaged(),
            _ => null,
        };
}
