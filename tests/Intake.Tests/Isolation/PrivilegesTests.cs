using System.Reflection.Emit;
using Disclosure.Intake.Isolation;

namespace Disclosure.Intake.Tests.Isolation;

public sealed class PrivilegesTests
{
    [Fact]
    public void An_assembly_without_a_file_of_its_own_is_in_the_program()
    {
        // As where a program is published as one file.
        var inMemory = AssemblyBuilder.DefineDynamicAssembly(new("InMemory"), AssemblyBuilderAccess.Run);
        Assert.Equal(Environment.ProcessPath, Privileges.FileOf(inMemory));
        Assert.EndsWith(
            "Disclosure.Intake.dll",
            Privileges.FileOf(typeof(Privileges).Assembly),
            StringComparison.Ordinal
        );
    }
}
