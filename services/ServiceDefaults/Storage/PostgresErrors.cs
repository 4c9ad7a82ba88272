using System.Net.Sockets;
using Disclosure.ApiErrors;
using Npgsql;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>What errors of PostgreSQL (appendix A of its manual) and of the way to it mean for callers.</summary>
internal static class PostgresErrors
{
    /// <summary>The error for callers; null for an error in a statement, which is one of the program.</summary>
    public static ApiException? Translate(NpgsqlException error) =>
        error is PostgresException answered ? Translate(answered.SqlState)
        : IsPoolExhausted(error) ? StorageError.Busy()
        : IsLost(error) || error.InnerException is TimeoutException ? StorageError.Away()
        : null;

    /// <summary>Whether the connection is gone, so that another one may serve. A time-out is no such case: trying again would double it.</summary>
    public static bool IsLost(NpgsqlException error) =>
        error is PostgresException answered
            ? answered.SqlState[..2] is "57" or "08" && answered.SqlState is not PostgresErrorCodes.QueryCanceled
            : error.InnerException is IOException or SocketException;

    /// <summary>Whether another write came first, so that the work may run again.</summary>
    public static bool IsRace(PostgresException error) =>
        error.SqlState
            is PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected;

    // A TimeoutException inside both; only this one comes without a connection.
    private static bool IsPoolExhausted(NpgsqlException error) =>
        error.InnerException is TimeoutException
        && error.Message.Contains("pool has been exhausted", StringComparison.Ordinal);

    private static ApiException? Translate(string state) =>
        state switch
        {
            PostgresErrorCodes.DiskFull => StorageError.Full(),
            PostgresErrorCodes.ReadOnlySqlTransaction => StorageError.ReadOnly(),
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => StorageError.Damaged(),
            PostgresErrorCodes.IoError => StorageError.Device(),
            // Races that five attempts did not win, time-outs of the server, and its limits.
            PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled => StorageError.Busy(),
            // 53: insufficient resources, too_many_connections among them.
            _ when state.StartsWith("53", StringComparison.Ordinal) => StorageError.Busy(),
            // 08: connection, 57: operator intervention, 28: credentials, 3D: no such database.
            _ when state[..2] is "08" or "57" or "28" or "3D" => StorageError.Away(),
            _ => null,
        };
}
