using System.Reflection;
using DbUp.Builder;
using DbUp.Engine.Output;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>Runs numbered scripts, Storage/Migrations/NNNN_what.sql, once each.</summary>
internal static class SchemaMigrations
{
    /// <summary>Runs the scripts that have not run yet, those of this project and those of the service.</summary>
    /// <param name="where">What is migrated, for the error.</param>
    public static void Migrate(this UpgradeEngineBuilder builder, Assembly service, string where)
    {
        var result = builder
            .WithScriptsEmbeddedInAssemblies([typeof(SchemaMigrations).Assembly, service], IsMigration)
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"{where} could not be migrated.", result.Error);
        }
    }

    private static bool IsMigration(string resource) =>
        resource.Contains(".Storage.Migrations.", StringComparison.Ordinal);
}
