using Disclosure.Filing;
using Disclosure.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(FilingModule.Port);
builder.AddFiling();
var app = builder.Build();
app.MapServiceDefaults();
app.MapFiling();
return await app.RunServiceAsync(args, FilingModule.Port);
