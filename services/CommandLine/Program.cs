using Disclosure.CommandLine;
using Disclosure.CommandLine.Terminals;

return await CommandApplication.RunAsync(args, Terminal.Create());
