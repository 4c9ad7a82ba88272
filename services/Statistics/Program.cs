using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Statistics;

// Statistics as a process of its own; AllInOne hosts the same module beside the others.
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(ServiceCatalog.Statistics);
builder.AddStatistics();
var app = builder.Build();
app.MapServiceDefaults();
app.MapStatistics();
return await app.RunServiceAsync(args, ServiceCatalog.Statistics);
