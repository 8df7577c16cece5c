using System.Diagnostics;

namespace FaceEnroll.Sdk.Benchmarks.Measuring;

/// <summary>
/// What it costs that pooled buffers go back cleared: the buffers of one call that hashes and sends a picture from a file,
/// which are one chunk and one piece of the source per pass, whatever the picture's size.
/// </summary>
internal static class ClearingCost
{
    private const int Chunk = 128 * 1024;
    private const int Source = 48 * 1024;

    /// <returns>Milliseconds per call.</returns>
    public static double Measure()
    {
        var chunk = new byte[Chunk];
        var source = new byte[Source];
        const int Rounds = 2000;
        var best = double.MaxValue;
        for (var repeat = 0; repeat < 5; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Rounds; i++)
            {
                Array.Clear(chunk);
                Array.Clear(source);
                Array.Clear(chunk);
                Array.Clear(source);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds / Rounds);
        }

        return best;
    }
}
