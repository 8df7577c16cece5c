using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace FaceEnroll.Sdk.Benchmarks.Micro;

/// <summary>Signing and encoding by themselves, in this process: its build settings are not BenchmarkDotNet's.</summary>
internal static class MicroBenchmarks
{
    public static int Run(string[] arguments)
    {
        var config = ManualConfig
            .Create(DefaultConfig.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        BenchmarkSwitcher
            .FromTypes([typeof(EncodingBenchmarks), typeof(SigningBenchmarks), typeof(ClearingBenchmarks)])
            .Run(arguments.Length == 0 ? ["--filter", "*"] : arguments, config);
        return 0;
    }
}
