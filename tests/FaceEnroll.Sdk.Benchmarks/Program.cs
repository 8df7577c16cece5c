using FaceEnroll.Sdk.Benchmarks.Measuring;
using FaceEnroll.Sdk.Benchmarks.Sink;

return args switch
{
    ["compare", .. var rest] => await Comparison.RunAsync(CompareOptions.Parse(rest)),
    ["allocations", .. var rest] => await AllocationProfile.RunAsync(CompareOptions.Parse(rest)),
    ["startup"] => Startup.Run(),
    ["memory", var url] => await PeakMemory.RunChildAsync(new Uri(url)),
    ["sink", .. var rest] => SinkProcess.Serve(rest),
#if !PUBLIC_SURFACE_ONLY
    ["micro", .. var rest] => FaceEnroll.Sdk.Benchmarks.Micro.MicroBenchmarks.Run(rest),
#endif
    _ => Help(),
};

static int Help()
{
    Console.WriteLine(
        """
        compare [--quick] [--kestrel] [--tls] [--only TEXT] [--json FILE]
                            calls through the public path beside raw HttpClient and hand-written code
        allocations [--only TEXT]
                            what a small call allocates, by type
        startup             process start to first enrollment, NativeAOT (from the repository's root)
        micro [...]         microbenchmarks of signing and encoding (BenchmarkDotNet)
        """
    );
    return 2;
}
