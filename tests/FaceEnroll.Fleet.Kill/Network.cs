using System.Diagnostics;
using System.Globalization;

namespace FaceEnroll.Fleet.Kill;

/// <summary>
/// A network namespace for each worker, and a bridge between them and this machine: so a worker's link can be cut. It needs root and
/// Linux; without them all workers are on the loopback, and no link is cut.
/// </summary>
internal sealed class Network : IDisposable
{
    private readonly string _name = "fk" + (Environment.ProcessId % 10_000).ToString(CultureInfo.InvariantCulture);
    private readonly string _subnet = $"10.{200 + (Environment.ProcessId % 50)}.{Environment.ProcessId % 250}";
    private readonly int _workers;

    private Network(int workers) => _workers = workers;

    /// <summary>This machine's address on the bridge.</summary>
    public string Address => _subnet + ".1";

    /// <summary>Makes it; null where that cannot be done.</summary>
    public static Network? TryMake(int workers)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/sbin/ip"))
        {
            return null;
        }

        var network = new Network(workers);
        if (Ip("link", "add", network._name, "type", "bridge"))
        {
            _ = Ip("addr", "add", network.Address + "/24", "dev", network._name);
            _ = Ip("link", "set", network._name, "up");
            if (Enumerable.Range(0, workers).All(network.Add))
            {
                return network;
            }
        }

        network.Dispose();
        return null;
    }

    public string NamespaceOf(int worker) => $"{_name}n{worker}";

    public string AddressOf(int worker) => $"{_subnet}.{worker + 10}";

    /// <summary>Cuts a worker's link, or mends it.</summary>
    public void Set(int worker, bool isUp) => Ip("link", "set", LinkOf(worker), isUp ? "up" : "down");

    public void Dispose()
    {
        for (var worker = 0; worker < _workers; worker++)
        {
            _ = Ip("netns", "del", NamespaceOf(worker));
        }

        _ = Ip("link", "del", _name);
    }

    private bool Add(int worker)
    {
        var (space, link) = (NamespaceOf(worker), LinkOf(worker));
        return Ip("netns", "add", space)
            && Ip("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", space)
            && Ip("link", "set", link, "master", _name, "up")
            && Ip("-n", space, "addr", "add", AddressOf(worker) + "/24", "dev", "eth0")
            && Ip("-n", space, "link", "set", "eth0", "up")
            && Ip("-n", space, "link", "set", "lo", "up");
    }

    private string LinkOf(int worker) => $"{_name}v{worker}";

    private static bool Ip(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/usr/sbin/ip", arguments) { RedirectStandardError = true }
        )!;
        _ = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
