using Disclosure.ContractMapping;
using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Testing;

/// <summary>The editions of the form, read from the product's own data files.</summary>
public static class Editions
{
    public static Proto.Edition Proto2021 { get; } = Load("2021");

    public static Proto.Edition Proto2019 { get; } = Load("2019");

    public static Edition E2021 { get; } = Proto2021.ToDomain();

    public static Edition E2019 { get; } = Proto2019.ToDomain();

    private static Proto.Edition Load(string id) =>
        EditionWire.Parse(File.ReadAllText(Repository.PathOf("services", "Statistics", "Editions", id + ".json")));
}
