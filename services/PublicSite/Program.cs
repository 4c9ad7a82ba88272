using Disclosure.PublicSite;

if (args.Contains("--health", StringComparer.Ordinal))
{
    return await HttpHealthProbe.AskAsync() ? 0 : 1;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddPublicSiteHost();
builder.AddPublicSite();
var app = builder.Build();
app.UsePublicSite();
app.MapGet("/healthz", () => Results.Text("ok"));
await app.RunAsync();
return 0;
