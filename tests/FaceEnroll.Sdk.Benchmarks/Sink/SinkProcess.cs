using System.Diagnostics;

namespace FaceEnroll.Sdk.Benchmarks.Sink;

/// <summary>This program once more, as the server: what it costs is not the clients' cost.</summary>
internal sealed class SinkProcess : IDisposable
{
    private readonly Process _process;

    private SinkProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static SinkProcess Start(bool kestrel, bool tls)
    {
        var start = Child("sink");
        start.RedirectStandardInput = true;
        if (kestrel)
        {
            start.ArgumentList.Add("--kestrel");
        }

        if (tls)
        {
            start.ArgumentList.Add("--tls");
        }

        var process = Process.Start(start)!;
        return new SinkProcess(process, new Uri(process.StandardOutput.ReadLine()!));
    }

    /// <summary>How to start this program with another command.</summary>
    public static ProcessStartInfo Child(string command)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Under `dotnet program.dll` the process is dotnet, and needs to be told the program.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        start.ArgumentList.Add(command);
        return start;
    }

    /// <summary>Serves until the parent closes standard input, which its end does too.</summary>
    public static int Serve(string[] options)
    {
        var tls = options.Contains("--tls");
        if (options.Contains("--kestrel"))
        {
            Console.WriteLine(KestrelSink.StartAsync(tls).GetAwaiter().GetResult());
        }
        else
        {
            Console.WriteLine(new RawSink(tls).Url);
        }

        Console.In.ReadToEnd();
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(5000);
        _process.Dispose();
    }
}
