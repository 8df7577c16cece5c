using FaceEnroll.Sdk.AlibabaIdVerification;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>Each vendor with the sizes that it takes.</summary>
internal static class Scenarios
{
    public const string Kb100 = "100 KB";
    public const string Mb1 = "1 MB";
    public const string Url = "-";
    private const int Kb = 1024;
    private const int Mb = 1024 * Kb;

    public static List<Scenario> All()
    {
        var tencent = new TencentCloudBench();
        var rpc = new AlibabaIdVerificationBench(AlibabaIdVerificationSignatureScheme.RpcHmacSha1);
        var acs3 = new AlibabaIdVerificationBench(AlibabaIdVerificationSignatureScheme.Acs3HmacSha256);
        var upload = new AlibabaIdVerificationUploadBench();
        List<Scenario> all =
        [
            new(tencent, Url, 0),
            new(tencent, Kb100, 100 * Kb),
            new(tencent, Mb1, Mb),
            new(tencent, Mb1, Mb, FromFile: true),
            new(tencent, "3.75 MB", 15 * Mb / 4),
            new(tencent, "5 MB", 5 * Mb, WireOnly: true),
            new(new AlibabaGuardrailsBench(), Url, 0),
        ];
        foreach (var form in (AlibabaIdVerificationBench[])[rpc, acs3])
        {
            all.Add(new(form, Url, 0));
            all.Add(new(form, Kb100, 100 * Kb));
            all.Add(new(form, "1,000,000 B", 1_000_000));
            all.Add(new(form, "1,000,000 B", 1_000_000, FromFile: true));
        }

        all.Add(new(upload, "5 MB", 5 * Mb));
        all.Add(new(upload, "10 MB", 10 * Mb));
        all.Add(new(upload, "10 MB", 10 * Mb, FromFile: true));
        foreach (var multipart in (VendorBench[])[new FinAuthBench(), new AdvanceAIBench()])
        {
            all.Add(new(multipart, Kb100, 100 * Kb));
            all.Add(new(multipart, Mb1, Mb));
            all.Add(new(multipart, Mb1, Mb, FromFile: true));
            all.Add(new(multipart, "1.9 MB", 19 * Mb / 10));
            all.Add(new(multipart, "5 MB", 5 * Mb, WireOnly: true));
        }

        VendorBench[] vendors = [.. all.Select(static s => s.Bench).Distinct()];
        all.AddRange(
            vendors.Select(static v =>
                v is AlibabaGuardrailsBench
                    ? new Scenario(v, "10 pictures", 0, InSequence: 10)
                    : new Scenario(v, "10 × 100 KB", 100 * Kb, InSequence: 10)
            )
        );
        return all;
    }
}
