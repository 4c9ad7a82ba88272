using Disclosure.Narrative;
using Disclosure.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(ServiceCatalog.Narrative);
builder.AddNarrative();
var app = builder.Build();
app.MapServiceDefaults();
app.MapNarrative();
return await app.RunServiceAsync(args, ServiceCatalog.Narrative);
