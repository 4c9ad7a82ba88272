using System.Reflection;
using BenchmarkDotNet.Running;

// One folder a service; each class holds what is claimed and, as its baseline, the yardstick that it is measured by.
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
