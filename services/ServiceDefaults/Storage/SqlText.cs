namespace Disclosure.ServiceDefaults.Storage;

/// <summary>SQL kept in files of its own: Storage/Sql/{name}.sql, embedded in the service's assembly.</summary>
public static class SqlText
{
    /// <summary>A statement that differs between databases: Storage/Sql/{dialect}/{name}.sql.</summary>
    public static string Of<T>(IDatabase database, string name) => Of<T>($"{database.Dialect}.{name}");

    /// <summary>The text of a statement of the assembly that <typeparamref name="T"/> is in.</summary>
    public static string Of<T>(string name)
    {
        var assembly = typeof(T).Assembly;
        var resource = $"{assembly.GetName().Name}.Storage.Sql.{name}.sql";
        using var stream =
            assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
