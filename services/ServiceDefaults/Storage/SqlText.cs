namespace Disclosure.ServiceDefaults.Storage;

/// <summary>Loads SQL statements from files embedded in the assembly of a service: Storage/Sql/{name}.sql.</summary>
public static class SqlText
{
    /// <summary>Loads a statement that differs between databases: Storage/Sql/{dialect}/{name}.sql.</summary>
    public static string Load<T>(IDatabase database, string name) => Load<T>($"{database.Dialect}.{name}");

    /// <summary>Loads a statement from the assembly of <typeparamref name="T"/>.</summary>
    public static string Load<T>(string name) => Load(typeof(T), name);

    /// <summary>Loads a statement from the assembly of a type.</summary>
    public static string Load(Type type, string name)
    {
        var assembly = type.Assembly;
        var resource = $"{assembly.GetName().Name}.Storage.Sql.{name}.sql";
        using var stream =
            assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
