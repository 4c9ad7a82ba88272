using Disclosure.Intake;
using Disclosure.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(IntakeModule.Port);
builder.AddIntake();
var app = builder.Build();
app.MapServiceDefaults();
app.MapIntake();
return await app.RunServiceAsync(args, IntakeModule.Port);
