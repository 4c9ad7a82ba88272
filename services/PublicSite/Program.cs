using Disclosure.PublicSite;
using Disclosure.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPublicSiteHost();
builder.AddPublicSite();
await using var app = builder.Build();
app.UseTelemetry();
app.UsePublicSite();
app.MapGet("/healthz", () => Results.Text("ok"));
if (HealthProbe.IsAskedFor(args))
{
    return await HttpHealthProbe.AskAsync(app.Services) ? 0 : 1;
}

if (!await app.TryStartAsync())
{
    return 1;
}

await app.WaitForShutdownAsync();
return 0;
