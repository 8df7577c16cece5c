using System.Globalization;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>
/// Hostile inputs: 50,000, or more if the environment variable FACEENROLL_FUZZ_COUNT says so. No exception may come out,
/// no size that is not positive, and no verdict that more bytes of the same file would change.
/// </summary>
[TestOf(typeof(ImageHeader))]
public class ImageHeaderFuzzTests
{
    private const int Seed = 20240519;
    private const int DefaultCount = 50_000;

    [Test]
    public void Read_HostileInput_SoundVerdict()
    {
        ImageFuzzer fuzzer = new(Seed);
        Random cuts = new(Seed);
        Dictionary<string, int> seen = [];
        int count = Count();
        for (int i = 0; i < count; i++)
        {
            byte[] bytes = fuzzer.Next();
            string? fault;
            HeaderReading whole = HeaderReading.Of([]);
            try
            {
                whole = HeaderReading.Of(bytes);
                fault = FaultOf(bytes, whole) ?? FaultOfCut(bytes, whole, cuts.Next(bytes.Length + 1));
            }
            catch (Exception exception)
            {
                fault = exception.ToString();
            }
            if (fault is not null)
                Assert.Fail($"Input {i}: {fault}\n{Convert.ToBase64String(bytes)}");

            string kind = $"{whole.Status} {whole.Info.Format}";
            seen[kind] = seen.TryGetValue(kind, out int times) ? times + 1 : 1;
        }

        TestContext.Out.WriteLine($"{count} inputs: {string.Join(", ", seen.Select(s => $"{s.Key} {s.Value}"))}");
        // The inputs are worth something only if they reach every verdict on every format.
        foreach (string format in new[] { "Jpeg", "Png", "Bmp", "Gif", "WebP" })
            Assert.That(seen.Keys, Does.Contain($"Recognised {format}").And.Contain($"Malformed {format}"));
        Assert.That(seen.Keys, Does.Contain("Unrecognised Unknown"));
    }

    private static string? FaultOf(byte[] bytes, HeaderReading whole)
    {
        ImageInfo info = whole.Info;
        bool isSized = info is { StoredWidth: > 0, StoredHeight: > 0, Width: > 0, Height: > 0 };
        bool isEmpty = info is { StoredWidth: 0, StoredHeight: 0, Width: 0, Height: 0 };
        HeaderReading open = HeaderReading.Of(bytes, isWhole: false);
        if (info.Orientation is < 1 or > 8 || info.BytesNeeded != 0)
            return "orientation or bytes needed out of range";
        return whole.Status switch
        {
            ImageHeaderStatus.Recognised when !isSized || info.Format == FaceImageFormat.Unknown => "size or format",
            // Behind a JPEG's frame EXIF may follow, until its scan is seen or there is no more.
            ImageHeaderStatus.Recognised
                when !Same(open, whole)
                    && (info.Format != FaceImageFormat.Jpeg || open.Status != ImageHeaderStatus.NeedMoreData) =>
                "recognised only when whole",
            ImageHeaderStatus.Malformed when !isEmpty || info.Format == FaceImageFormat.Unknown =>
                "malformed, but sized",
            ImageHeaderStatus.Unrecognised when !isEmpty || info.Format != FaceImageFormat.Unknown =>
                "unknown, but known",
            ImageHeaderStatus.NeedMoreData => "more data needed than the whole",
            _ => null,
        };
    }

    /// <summary>What a part of the file says, against what the whole says.</summary>
    private static string? FaultOfCut(byte[] bytes, HeaderReading whole, int cut)
    {
        HeaderReading part = HeaderReading.Of(bytes.AsSpan(0, cut), isWhole: false);
        if (part.Status != ImageHeaderStatus.NeedMoreData)
            return Same(part, whole) ? null : $"the first {cut} bytes said {part}, all say {whole}";

        long needed = part.Info.BytesNeeded;
        if (needed <= cut)
            return $"the first {cut} bytes need {needed}";
        int justShort = (int)Math.Min(bytes.Length, needed - 1);
        HeaderReading less = HeaderReading.Of(bytes.AsSpan(0, justShort), isWhole: false);
        return less.Status == ImageHeaderStatus.NeedMoreData ? null : $"{needed} bytes were not needed: {justShort} do";
    }

    private static bool Same(HeaderReading one, HeaderReading other) =>
        one.ToString() == other.ToString() && one.Info.Orientation == other.Info.Orientation;

    private static int Count() =>
        Environment.GetEnvironmentVariable("FACEENROLL_FUZZ_COUNT") is { Length: > 0 } count
            ? Math.Max(DefaultCount, int.Parse(count, CultureInfo.InvariantCulture))
            : DefaultCount;
}
