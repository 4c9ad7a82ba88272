using System.Text;

namespace Disclosure.Intake.Isolation;

/// <summary>
/// The path of the one program that a confined process may become. A filter sees addresses and not texts, so the path
/// lies at a fixed address; the new program has nothing there and may map nothing so low, so it starts no other.
/// </summary>
internal static unsafe class FirstProgram
{
    /// <summary>Above vm.mmap_min_addr, below everything that the kernel chooses by itself.</summary>
    public const uint Address = 0x100000;

    // mmap(2)
    private const int Read = 1;
    private const int Write = 2;
    private const int PrivateAnonymousFixedNoReplace = 0x2 | 0x20 | 0x100000;
    private const int PageBytes = 4096;

    /// <summary>Puts the path in its place; false where the path is too long or the address is taken.</summary>
    public static bool Place(string path)
    {
        var bytes = Encoding.UTF8.GetBytes(path + '\0');
        if (
            bytes.Length > PageBytes
            || LinuxNative.mmap((void*)Address, PageBytes, Read | Write, PrivateAnonymousFixedNoReplace, -1, 0)
                != (void*)Address
        )
        {
            return false;
        }

        bytes.CopyTo(new Span<byte>((void*)Address, PageBytes));
        return true;
    }

    /// <summary>Becomes the program; returns the error code where that fails.</summary>
    /// <param name="arguments">With the name of the program.</param>
    /// <param name="environment">As name=value.</param>
    public static int Become(nint arguments, nint environment)
    {
        _ = LinuxNative.execve((nint)Address, arguments, environment);
        return System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
    }
}
