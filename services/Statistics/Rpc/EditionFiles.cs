using Disclosure.ContractMapping;
using Disclosure.Statistics.Domain.Editions;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Statistics.Rpc;

/// <summary>The editions' data files, embedded in this assembly. One that is broken stops the start.</summary>
/// <param name="Messages">As served, newest first.</param>
/// <param name="Catalog">As used.</param>
internal sealed record EditionFiles(IReadOnlyList<Proto.Edition> Messages, EditionCatalog Catalog)
{
    public static EditionFiles Load()
    {
        var assembly = typeof(EditionFiles).Assembly;
        var messages = assembly
            .GetManifestResourceNames()
            .Where(n => n.Contains(".Editions.", StringComparison.Ordinal))
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name) ?? Stream.Null;
                using var reader = new StreamReader(stream);
                return EditionWire.Parse(reader.ReadToEnd());
            })
            .OrderByDescending(e => e.FirstYear)
            .ToArray();
        return new(messages, new([.. messages.Select(m => m.ToDomain())]));
    }
}
