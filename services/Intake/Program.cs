using Disclosure.Intake;
using Disclosure.Intake.Workers;
using Disclosure.ServiceDefaults.Hosting;

return args switch
{
    [WorkerProgram.Argument] => WorkerProgram.Run(null),
    [WorkerProgram.Argument, var editions] => WorkerProgram.Run(editions),
    [OfflineProgram.Argument, _, ..] => OfflineProgram.Run(args[1..]),
    _ => await ServeAsync(args),
};

// By itself, so that a worker loads nothing of it.
static async Task<int> ServeAsync(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults(IntakeModule.Port);
    builder.AddIntake();
    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapIntake();
    return await app.RunServiceAsync(args, IntakeModule.Port);
}
