using Disclosure.Intake;
using Disclosure.Intake.Isolation;
using Disclosure.Intake.Workers;
using Disclosure.ServiceDefaults.Hosting;

return args switch
{
    [WorkerProgram.Argument] => WorkerProgram.Run(new(IntakeModule.Formats), null),
    [WorkerProgram.Argument, var editions] => WorkerProgram.Run(new(IntakeModule.Formats), editions),
    [ConfinedProgram.Argument, _, _, _, _, ..] => ConfinedProgram.Run(args[1..]),
    _ => await ServeAsync(args),
};

// In a function of its own, so that a worker loads no assembly of the service.
static async Task<int> ServeAsync(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddServiceDefaults(ServiceCatalog.Intake);
    builder.AddIntake();
    var app = builder.Build();
    app.MapServiceDefaults();
    app.MapIntake();
    return await app.RunServiceAsync(args, ServiceCatalog.Intake);
}
