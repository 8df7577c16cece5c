using System.Buffers;
using BenchmarkDotNet.Attributes;

namespace FaceEnroll.Sdk.Benchmarks.Micro;

/// <summary>What it costs that a chunk goes back to its pool cleared, beside what it costs to get it.</summary>
public class ClearingBenchmarks
{
    private const int Chunk = 64 * 1024;

    [Benchmark(Baseline = true)]
    public void RentAndReturn() => ArrayPool<byte>.Shared.Return(ArrayPool<byte>.Shared.Rent(Chunk));

    [Benchmark]
    public void RentAndReturnCleared() =>
        ArrayPool<byte>.Shared.Return(ArrayPool<byte>.Shared.Rent(Chunk), clearArray: true);
}
