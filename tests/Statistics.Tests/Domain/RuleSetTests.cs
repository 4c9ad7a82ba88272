using Disclosure.Statistics.Domain.Checks;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Domain;

public sealed class RuleSetTests
{
    /// <summary>Explanations refer to the version of a rule set, so that a change of code alone must not change it.</summary>
    [Theory]
    [InlineData("2019", "2019-f7602a1d")]
    [InlineData("2021", "2021-7b6cae59")]
    public void The_version_depends_on_the_rules_alone(string edition, string version) =>
        Assert.Equal(version, new RuleSet(Editions.Catalog.Find(edition)!).Version);
}
