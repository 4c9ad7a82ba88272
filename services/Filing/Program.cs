using Disclosure.Filing;
using Disclosure.ServiceDefaults.Hosting;

// Filing as a process of its own; AllInOne hosts the same module beside the others.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(ServiceCatalog.Filing);
builder.AddFiling();
var app = builder.Build();
app.MapServiceDefaults();
app.MapFiling();
return await app.RunServiceAsync(args, ServiceCatalog.Filing);
