using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Data that a process reads once at start. Data that cannot be read ends the start with one sentence.</summary>
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
        where T : class =>
        builder
            .Services.AddSingleton(load)
            .AddSingleton(new StartupLoad(setting, services => services.GetRequiredService<T>()));

    /// <summary>Loads everything that is registered. Where something cannot be read, writes one sentence and returns false.</summary>
    /// <param name="error">Where to write; by default standard error.</param>
    public static async Task<bool> TryLoadStartupDataAsync(this WebApplication app, TextWriter? error = null)
    {
        foreach (var load in app.Services.GetServices<StartupLoad>())
        {
            try
            {
                load.Load(app.Services);
            }
            catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                await (error ?? Console.Error).WriteLineAsync($"{load.Setting}: {broken.Message}");
                return false;
            }
        }

        return true;
    }

    private sealed record StartupLoad(string Setting, Action<IServiceProvider> Load);
}
