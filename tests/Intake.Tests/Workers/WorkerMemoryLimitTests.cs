using Disclosure.Intake.Workers;

namespace Disclosure.Intake.Tests.Workers;

public sealed class WorkerMemoryLimitTests
{
    [Theory]
    [InlineData(512, 2, 24_000, 512)]
    [InlineData(512, 2, 768, 256)]
    [InlineData(512, 8, 768, 64)]
    [InlineData(512, 4, 100, 64)]
    public void Workers_together_fit_the_container(int most, int workers, long available, int each) =>
        Assert.Equal(each, WorkerMemoryLimit.Compute(most, workers, available));

    [Fact]
    public void This_machine_says_what_it_has() => Assert.InRange(WorkerMemoryLimit.Available, 64, 1 << 30);
}
