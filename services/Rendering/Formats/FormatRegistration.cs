namespace Disclosure.Rendering.Formats;

/// <summary>Registers formats with the service.</summary>
internal static class FormatRegistration
{
    public static IServiceCollection AddFormat<TFormat>(this IServiceCollection services)
        where TFormat : class, IReportFormat => services.AddSingleton<IReportFormat, TFormat>();
}
