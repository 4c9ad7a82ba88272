using Disclosure.PublicTree.Layout;
using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Stores;
using Disclosure.ResourceNames;

namespace Disclosure.PublicTree.Lists;

/// <summary>Reads and extends the lists of a year.</summary>
internal sealed class AgencyListStore(IPublicTreeStore store)
{
    /// <summary>The list at an agency, or at the top; an empty one where nothing is listed.</summary>
    public async Task<AgencyList> ReadAsync(int year, string? agency, CancellationToken cancellation)
    {
        var path = TreeLayout.ListPath(year, agency);
        var json = await store.ReadAsync(path, cancellation);
        return json is null ? AgencyList.Empty : TreeJson.Read<AgencyList>(json, path);
    }

    /// <summary>Lists a report at its agency, and each agency of its path at the one above, from below: no list names what is not there.</summary>
    public async Task RegisterAsync(PublishedReport report, CancellationToken cancellation)
    {
        var name = ReportName.Parse("name", report.Name);
        for (var depth = report.Path.Count; depth >= 0; depth--)
        {
            var agency = depth == 0 ? null : report.Path[depth - 1];
            var list = await ReadAsync(report.Year, agency, cancellation);
            var extended = depth == report.Path.Count ? list.WithReport(name.Id) : list.WithAgency(report.Path[depth]);
            if (extended != list)
            {
                var path = TreeLayout.ListPath(report.Year, agency);
                await store.WriteAsync(path, TreeJson.Write(extended), cancellation);
            }
        }
    }
}
