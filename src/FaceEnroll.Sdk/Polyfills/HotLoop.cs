using System.Runtime.CompilerServices;

namespace FaceEnroll.Sdk.Polyfills;

internal static class HotLoop
{
    /// <summary>
    /// <c>MethodImplOptions.AggressiveOptimization</c>, which netstandard2.0 does not name but later runtimes obey: the
    /// first, unoptimised code should not run a loop over megabytes.
    /// </summary>
    public const MethodImplOptions Optimized = (MethodImplOptions)512;
}
