using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Statistics;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(StatisticsModule.Port);
builder.AddStatistics();
var app = builder.Build();
app.MapServiceDefaults();
app.MapStatistics();
return await app.RunServiceAsync(args, StatisticsModule.Port);
