using System.Runtime.CompilerServices;

namespace System.Security.Cryptography;

/// <summary>Of the framework's class, what this library uses.</summary>
internal static class CryptographicOperations
{
    // Not inlined, so that no optimizer sees that nobody reads the memory again.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public static void ZeroMemory(Span<byte> buffer) => buffer.Clear();
}
