using FaceEnroll.Sdk.Benchmarks.Measuring;
using FaceEnroll.Sdk.Benchmarks.Sink;

return args switch
{
    ["compare", .. var rest] => await Comparison.RunAsync(CompareOptions.Parse(rest)),
    ["small", .. var rest] => await Comparison.RunSmallAsync(CompareOptions.Parse(rest)),
    ["allocations", .. var rest] => await AllocationProfile.RunAsync(CompareOptions.Parse(rest)),
    ["startup"] => Startup.Run(),
    ["startup", "jit", .. var rest] => JitStartup.Run(CompareOptions.Parse(rest)),
    ["first", var contender, var url, var calls] => await FirstCalls.RunChildAsync(
        contender,
        new Uri(url),
        int.Parse(calls, System.Globalization.CultureInfo.InvariantCulture)
    ),
    ["memory", var what, var url] => await PeakMemory.RunChildAsync(what, new Uri(url)),
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
        small [--only TEXT]
                            the own work of a small call, apart from sockets
        allocations [--only TEXT]
                            what a small call allocates, by type
        startup             process start to first enrollment, NativeAOT (from the repository's root)
        startup jit [--quick]
                            the same where the runtime compiles, and processor time of the first calls
        micro [...]         microbenchmarks of signing and encoding (BenchmarkDotNet)
        """
    );
    return 2;
}
