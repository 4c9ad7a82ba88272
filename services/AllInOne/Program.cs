using Disclosure.AllInOne;
using Disclosure.Gateway;
using Disclosure.PublicSite;
using Disclosure.ServiceDefaults.Hosting;

using var socket = new PrivateSocket();
await using var services = BackServices.Build(args, socket.Path);
var builder = WebApplication.CreateBuilder(args);

// Read before it is added to: the addresses that are configured already belong to services that run elsewhere.
builder.Configuration.AddInMemoryCollection(BackServices.FindAddresses(builder.Configuration, socket.Path).ToArray());
builder.AddGateway();
builder.AddPublicSite();
var app = builder.Build();

// Public pages need no credentials, so they are answered before the gateway asks for any.
app.UsePublicSite();
app.MapGateway();
if (!await services.TryLoadStartupDataAsync())
{
    return 1;
}

await services.StartAsync();
var exit = await app.RunGatewayAsync(args);
await services.StopAsync();
return exit;
