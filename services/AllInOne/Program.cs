using Disclosure.AllInOne;
using Disclosure.Gateway;
using Disclosure.PublicSite;
using Disclosure.ServiceDefaults.Hosting;

using var socket = new PrivateSocket();
await using var services = BackServices.Build(args, socket);
var builder = WebApplication.CreateBuilder(args);

// Read before it is added to: the addresses that are configured already belong to services that run elsewhere.
builder.Configuration.AddInMemoryCollection(BackServices.FindAddresses(builder.Configuration, socket.Path).ToArray());
BackServices.RequireToken(builder.Configuration, socket);
builder.AddGateway();
builder.AddPublicSite();
var app = builder.Build();

app.UseTelemetry();

// Public pages need no credentials, so they are answered before the gateway asks for any.
app.UsePublicSite();
app.MapGateway();

// The gateway's settings before the services start: a setting that is wrong is all that is said.
if (!HealthProbe.IsAskedFor(args) && !(await app.TryValidateAsync() && await services.TryStartAsync()))
{
    return 1;
}

// The gateway is stopped first, so that no call is in flight when the services are.
var exit = await app.RunGatewayAsync(args);
using var patience = new CancellationTokenSource(BackServices.StopTime);
await services.StopAsync(patience.Token);
return exit;
