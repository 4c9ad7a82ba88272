using Disclosure.Rendering;
using Disclosure.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(ServiceCatalog.Rendering);
builder.AddRendering();
var app = builder.Build();
app.MapServiceDefaults();
app.MapRendering();
return await app.RunServiceAsync(args, ServiceCatalog.Rendering);
