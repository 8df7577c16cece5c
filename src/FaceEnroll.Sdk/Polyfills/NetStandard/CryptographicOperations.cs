using System.Runtime.CompilerServices;

namespace System.Security.Cryptography;

/// <summary>The part of the framework's class that this library uses.</summary>
internal static class CryptographicOperations
{
    // Not inlined, so that no optimizer can see that the memory is never read again.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public static void ZeroMemory(Span<byte> buffer) => buffer.Clear();
}
