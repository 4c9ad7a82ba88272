using System.Reflection;
using DbUp.Builder;
using DbUp.Engine.Output;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>Numbered scripts, Storage/Migrations/NNNN_what.sql, run once each.</summary>
internal static class Migrations
{
    /// <summary>Runs those that have not run yet: the shared ones and the service's.</summary>
    /// <param name="where">For the error, what is migrated.</param>
    public static void Migrate(this UpgradeEngineBuilder builder, Assembly service, string where)
    {
        var result = builder
            .WithScriptsEmbeddedInAssemblies([typeof(Migrations).Assembly, service], IsMigration)
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
