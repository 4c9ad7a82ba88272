using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Starts a process step by step: settings, data, ports. Whatever is wrong ends it with one sentence a fault.</summary>
public static class ProcessStart
{
    /// <summary>Validates the settings, loads the data, and listens. Where something is wrong, says what and returns false.</summary>
    /// <param name="error">Where to write; by default standard error.</param>
    public static async Task<bool> TryStartAsync(this WebApplication app, TextWriter? error = null)
    {
        error ??= Console.Error;
        // In order: each step relies on the one before.
        return await app.TryValidateAsync(error)
            && await app.TryLoadStartupDataAsync(error)
            && await app.TryListenAsync(error);
    }

    /// <summary>Whether all settings are right; a sentence for each that is not is written.</summary>
    public static async Task<bool> TryValidateAsync(this WebApplication app, TextWriter? error = null)
    {
        var faults = FindFaults(app.Services).ToArray();
        foreach (var fault in faults)
        {
            await (error ?? Console.Error).WriteLineAsync(fault);
        }

        return faults.Length == 0;
    }

    /// <summary>One sentence for each setting that is wrong.</summary>
    internal static IEnumerable<string> FindFaults(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return SettingsReader.Describe(wrong).Distinct();
        }
        // Several records of settings are wrong at once.
        catch (AggregateException many)
        {
            return many
                .InnerExceptions.SelectMany(e =>
                    e is OptionsValidationException wrong ? SettingsReader.Describe(wrong) : [e.Message]
                )
                .Distinct();
        }
        // The binder names the variable: Failed to convert configuration value 'x' at 'DISCLOSURE_HTTP_PORT' to type 'System.Int32'.
        catch (InvalidOperationException wrong) when (wrong.Message.Contains("DISCLOSURE_", StringComparison.Ordinal))
        {
            return [wrong.Message];
        }
    }

    // A port that is taken or forbidden, or an address that this machine does not have.
    private static async Task<bool> TryListenAsync(this WebApplication app, TextWriter error)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (Exception refused) when (refused is SocketException || refused.InnerException is SocketException)
        {
            await error.WriteLineAsync($"DISCLOSURE_LISTEN and the ports cannot be listened on: {refused.Message}");
            return false;
        }
        catch (IOException taken)
        {
            await error.WriteLineAsync($"The port cannot be listened on, choose another one: {taken.Message}");
            return false;
        }
    }
}
