using System.Diagnostics;
using System.Globalization;

namespace BulkImport;

/// <summary>This program as another process.</summary>
internal static class OtherProcess
{
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(Uri url, string list, string ledger, int diesAfter)
    {
        var host = Environment.ProcessPath!;
        string[] own =
            Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(OtherProcess).Assembly.Location] : [];
        string[] arguments = [url.ToString(), list, ledger, diesAfter.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(new ProcessStartInfo(host, [.. own, .. arguments]))!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
