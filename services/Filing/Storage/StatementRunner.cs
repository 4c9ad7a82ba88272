using System.Data.Common;
using Dapper;

namespace Disclosure.Filing.Storage;

/// <summary>Runs statements in a transaction.</summary>
/// <remarks>For stores whose transaction does several things; reads outside of one open a connection of their own.</remarks>
internal sealed class StatementRunner(DbTransaction transaction, CancellationToken cancellation)
{
    private readonly DbConnection _db =
        transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");

    /// <summary>Number of rows that the statement changed.</summary>
    public Task<int> ExecuteAsync(string statement, object parameters) =>
        _db.ExecuteAsync(Command(statement, parameters));

    /// <summary>The one number that the statement selects.</summary>
    public Task<long> ScalarAsync(string statement, object parameters) =>
        _db.ExecuteScalarAsync<long>(Command(statement, parameters));

    /// <summary>The row, or null where there is none.</summary>
    /// <exception cref="InvalidOperationException">There are several rows: the statement is not by a unique key.</exception>
    public Task<T?> FindAsync<T>(string statement, object parameters)
        where T : class => _db.QuerySingleOrDefaultAsync<T>(Command(statement, parameters))!;

    /// <summary>All rows.</summary>
    public Task<IEnumerable<T>> ListAsync<T>(string statement, object parameters) =>
        _db.QueryAsync<T>(Command(statement, parameters));

    private CommandDefinition Command(string statement, object parameters) =>
        new(statement, parameters, transaction, cancellationToken: cancellation);
}
