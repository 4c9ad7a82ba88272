namespace Disclosure.PublicSite;

/// <summary>Where the public tree is; every setting is an environment variable.</summary>
public sealed record PublicSiteOptions
{
    /// <summary>Folder of the tree; empty: <c>public</c> in the data folder, where Filing writes it by default.</summary>
    [ConfigurationKeyName("DISCLOSURE_PUBLIC_TREE")]
    public string Tree { get; init; } = "";
}
