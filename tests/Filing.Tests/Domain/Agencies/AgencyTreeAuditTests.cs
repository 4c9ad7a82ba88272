using Disclosure.Filing.Domain.Agencies;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Tests.Domain.Agencies;

/// <summary>What no single write lets in, and a restored or older database may hold.</summary>
public sealed class AgencyTreeAuditTests
{
    [Fact]
    public void Orphans_circles_twins_and_who_is_open_below_what_is_closed_are_found()
    {
        Agency[] agencies =
        [
            Create("top", "甲省", ""),
            Create("a-a", "甲局", "top"),
            Create("b-b", "甲局", "top"),
            Create("c-c", "丙局", "nobody"),
            Create("d-d", "丁局", "e-e"),
            Create("e-e", "戊局", "d-d"),
            Create("f-f", "己局", "top") with
            {
                ValidTo = new(2023, 1, 1),
            },
            Create("g-g", "庚局", "f-f"),
            Create("h-h", "辛局", "f-f") with
            {
                ValidTo = new(2022, 1, 1),
            },
            Create("i-i", "甲局", "top") with
            {
                ValidTo = new(2022, 1, 1),
            },
        ];
        var found = AgencyTreeAudit.Find(agencies.ToDictionary(a => a.Name));
        Assert.Equal(
            [
                "a-a TITLE_TWICE",
                "b-b TITLE_TWICE",
                "c-c PARENT_UNKNOWN",
                "d-d PARENT_CIRCLE",
                "e-e PARENT_CIRCLE",
                "g-g PARENT_CLOSED",
            ],
            found.Select(f => $"{f.Agency.Id} {f.Code}")
        );
    }

    private static Agency Create(string id, string title, string parent) =>
        new(
            AgencyName.FromId("name", id),
            title,
            AgencyLevel.County,
            AgencyKind.Department,
            parent.Length == 0 ? null : AgencyName.FromId("parent", parent),
            "",
            "",
            [],
            null,
            null,
            DateTimeOffset.UnixEpoch
        );
}
