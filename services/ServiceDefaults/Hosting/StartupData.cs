using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>What a process reads or prepares once at start. Where it cannot, one sentence ends the start.</summary>
public static class StartupData
{
    /// <summary>Registers a singleton that is loaded before the process accepts requests.</summary>
    /// <param name="setting">The setting that says where the data is, named in the sentence where it cannot be read.</param>
    /// <param name="load">Throws <see cref="InvalidDataException"/> or <see cref="IOException"/> where the data is broken.</param>
    public static void AddStartupData<T>(
        this IHostApplicationBuilder builder,
        string setting,
        Func<IServiceProvider, T> load
    )
        where T : class
    {
        // A singleton as well, so that it is loaded once.
        builder.Services.AddSingleton(load);
        builder.AddStartupStep(setting, services => services.GetRequiredService<T>());
    }

    /// <summary>Registers work that is done before the process accepts requests.</summary>
    /// <param name="setting">The setting that is named in the sentence where the work fails.</param>
    /// <param name="run">Throws <see cref="InvalidDataException"/> or <see cref="IOException"/> with a sentence for people.</param>
    internal static void AddStartupStep(
        this IHostApplicationBuilder builder,
        string setting,
        Action<IServiceProvider> run
    ) => builder.Services.AddSingleton(new StartupStep(setting, run));

    /// <summary>Does everything that is registered. Where something fails, writes one sentence and returns false.</summary>
    /// <param name="error">Where to write; by default standard error.</param>
    public static async Task<bool> TryLoadStartupDataAsync(this WebApplication app, TextWriter? error = null)
    {
        // In the order of registration; the first failure ends the start.
        foreach (var step in app.Services.GetServices<StartupStep>())
        {
            try
            {
                step.Run(app.Services);
            }
            catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                await (error ?? Console.Error).WriteLineAsync($"{step.Setting}: {broken.Message}");
                return false;
            }
        }

        return true;
    }

    private sealed record StartupStep(string Setting, Action<IServiceProvider> Run);
}
