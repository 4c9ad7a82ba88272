using Disclosure.AllInOne;
using Disclosure.Gateway;

using var socket = new PrivateSocket();
await using var services = BackServices.Build(args, socket.Path);
var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddInMemoryCollection(BackServices.Addresses(socket.Path));
builder.AddGateway();
var app = builder.Build();
app.MapGateway();
await services.StartAsync();
var exit = await app.RunGatewayAsync(args);
await services.StopAsync();
return exit;
