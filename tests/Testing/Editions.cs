using Disclosure.ContractMapping;
using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Testing;

/// <summary>The editions of the form that are part of the product.</summary>
public static class Editions
{
    public static EditionCatalog Catalog { get; } = EditionCatalog.Load(null);

    public static Edition E2021 { get; } = Require("2021");

    public static Edition E2019 { get; } = Require("2019");

    public static Proto.EditionReference Reference2021 { get; } = E2021.ToReference();

    public static Proto.EditionReference Reference2019 { get; } = E2019.ToReference();

    private static Edition Require(string id) =>
        Catalog.Find(id) ?? throw new InvalidOperationException($"There is no edition {id}.");
}
