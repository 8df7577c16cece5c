using System.Runtime.CompilerServices;

namespace FaceEnroll.Sdk.Polyfills;

internal static class HotLoop
{
    /// <summary>
    /// <c>MethodImplOptions.AggressiveOptimization</c>, which netstandard2.0 does not name but later runtimes obey: a loop
    /// over megabytes is not to be run by the first, unoptimised code.
    /// </summary>
    public const MethodImplOptions Optimized = (MethodImplOptions)512;
}
