namespace Disclosure.Filing.Tests.Domain.Workflow.Schedules;

/// <summary>Runs actors in every order that their steps can have. A step is what happens up to the next yield, and nothing comes between.</summary>
internal static class ScheduleExplorer
{
    /// <summary>Runs every schedule once, each in a world of its own.</summary>
    /// <param name="begin">A new world: its actors, and what must hold when all have ended.</param>
    /// <returns>How many schedules there are.</returns>
    public static int Explore(Func<(IReadOnlyList<IEnumerable<int>> Actors, Action Check)> begin)
    {
        var choices = new List<(int Chosen, int Of)>();
        for (var schedules = 1; ; schedules++)
        {
            var (actors, check) = begin();
            Run(actors, choices);
            try
            {
                check();
            }
            catch (Xunit.Sdk.XunitException broken)
            {
                var order = string.Join(' ', choices.Select(c => c.Chosen));
                throw new InvalidOperationException($"Schedule {order}: {broken.Message}", broken);
            }

            // The last choice that has another alternative is taken differently; those after it begin anew.
            while (choices.Count > 0 && choices[^1].Chosen == choices[^1].Of - 1)
            {
                choices.RemoveAt(choices.Count - 1);
            }

            if (choices.Count == 0)
            {
                return schedules;
            }

            choices[^1] = (choices[^1].Chosen + 1, choices[^1].Of);
        }
    }

    // Follows the choices that are there and adds the first alternative of each that comes after.
    private static void Run(IReadOnlyList<IEnumerable<int>> actors, List<(int Chosen, int Of)> choices)
    {
        var live = actors.Select(a => a.GetEnumerator()).ToList();
        for (var step = 0; live.Count > 0; step++)
        {
            if (step == choices.Count)
            {
                choices.Add((0, live.Count));
            }

            var actor = live[choices[step].Chosen];
            if (!actor.MoveNext())
            {
                live.Remove(actor);
            }
        }
    }
}
