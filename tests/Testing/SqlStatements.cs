using System.Data.Common;
using System.Text.RegularExpressions;
using Disclosure.ServiceDefaults.Storage;
using Npgsql;

namespace Disclosure.Testing;

/// <summary>Has a database compile every statement of a service, so that none is first seen where no test calls it.</summary>
public static partial class SqlStatements
{
    private static readonly string[] s_dialects = ["sqlite", "postgres"];

    /// <summary>Statements that the migrated database refuses, each with its reason.</summary>
    /// <param name="service">A type of the service's assembly.</param>
    public static async Task<IReadOnlyList<string>> FindFaultsAsync(IDatabase database, Type service)
    {
        var faults = new List<string>();
        await using var db = await database.OpenAsync(CancellationToken.None);
        foreach (var name in NamesOf(service, database.Dialect))
        {
            try
            {
                await CompileAsync(db, SqlText.Load(service, name));
            }
            catch (DbException error)
            {
                if (!IsOfUntypedParameters(error))
                {
                    faults.Add($"{name}: {error.Message}");
                }
            }
        }

        return faults;
    }

    /// <summary>Names of the statements that are meant for a database.</summary>
    public static IReadOnlyList<string> NamesOf(Type service, string dialect)
    {
        var assembly = service.Assembly;
        var prefix = $"{assembly.GetName().Name}.Storage.Sql.";
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
                .Select(n => n[prefix.Length..^".sql".Length])
                .Where(n => !s_dialects.Any(d => d != dialect && n.StartsWith($"{d}.", StringComparison.Ordinal))),
        ];
    }

    // SQLite compiles a command; PostgreSQL takes PREPARE and infers the types of the parameters, which Npgsql would state.
    private static async Task CompileAsync(DbConnection db, string statement)
    {
        await using var command = db.CreateCommand();
        if (db is NpgsqlConnection)
        {
            var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            var numbered = Parameter()
                .Replace(
                    Comment().Replace(statement, ""),
                    m =>
                    {
                        numbers.TryAdd(m.Value, numbers.Count + 1);
                        return $"${numbers[m.Value]}";
                    }
                );
            command.CommandText = $"prepare tried as {numbered}";
            await command.ExecuteNonQueryAsync();
            command.CommandText = "deallocate tried";
            await command.ExecuteNonQueryAsync();
            return;
        }

        command.CommandText = $"explain {statement}";
        foreach (
            var name in Parameter().Matches(statement).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase)
        )
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }

    private static bool IsOfUntypedParameters(DbException error) =>
        error
            is PostgresException
            {
                SqlState: PostgresErrorCodes.IndeterminateDatatype or PostgresErrorCodes.AmbiguousParameter
            };

    [GeneratedRegex(@"(?<!@)@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();
}
