using System.Globalization;
using FaceEnroll.Audit.Memory;
using FaceEnroll.Sdk;

// dotnet run -c Release --project tests/FaceEnroll.Audit.Memory
// Audits libraries of a sandbox that runs in another process, through the library's clients and real sockets, and prints how
// many bytes the audit keeps for a face, and how far what is alive in the managed heap rises above the start. Exit code 1 when
// what is beyond the kept bytes more than doubles from the small library to one of ten times the size (each taken for 256 KiB
// where it is less), or a finding is wrong.
// "-- quick" takes smaller libraries.
const double MostGrowth = 2;
const int Times = 10;
const long Least = 256 * 1024;
if (args is ["serve", var served, var people])
{
    await Crowd.ServeAsync(Enum.Parse<FaceVendor>(served), int.Parse(people, CultureInfo.InvariantCulture));
    return 0;
}

// Guardrails has a request for each person.
var small = args is ["quick"]
    ? new Dictionary<FaceVendor, int> { [FaceVendor.TencentCloud] = 2_000, [FaceVendor.FinAuth] = 2_000 }
    : new Dictionary<FaceVendor, int>
    {
        [FaceVendor.TencentCloud] = 10_000,
        [FaceVendor.FinAuth] = 10_000,
        [FaceVendor.AlibabaIdVerification] = 10_000,
        [FaceVendor.AlibabaGuardrails] = 1_000,
    };
Console.WriteLine(
    $"{"vendor", -22} {"faces", 8} {"seconds", 8} {"kept, B/face", 13} {"heap, KiB", 10} {"beyond, KiB", 12} {"missing", 8} {"unknown", 8}"
);
var isFlat = true;
foreach (var (vendor, count) in small)
{
    // What is made once, such as connections and compiled code's tables, belongs to neither.
    await AuditRun.RunAsync(vendor, count / Times);
    var one = await AuditRun.RunAsync(vendor, count);
    Console.WriteLine(one);
    var ten = await AuditRun.RunAsync(vendor, count * Times);
    Console.WriteLine(ten);
    // Below that, figures differ by the buffers that are pooled, and by where in a page the looks fell.
    var growth = (double)Math.Max(ten.BeyondBytes, Least) / Math.Max(one.BeyondBytes, Least);
    Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{vendor, -22} beyond the kept bytes x{growth:F2}, faces x{Times}")
    );
    isFlat &= growth <= MostGrowth && one.IsRight && ten.IsRight;
}

Console.WriteLine(isFlat ? "The memory beyond the kept bytes is flat." : "NOT AS IT SHOULD BE.");
return isFlat ? 0 : 1;
