using System.Diagnostics;

namespace FaceEnroll.Imaging.Tests.Support;

/// <summary>ImageMagick, whose decoders and filters share nothing with the ones under test but the JPEG library's idea.</summary>
internal static class Oracle
{
    private static readonly string? s_convert = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(directory => Path.Combine(directory, "convert"))
        .FirstOrDefault(file => File.Exists(file) && IsImageMagick(file));

    /// <summary>Ignores the test where there is no ImageMagick; fails it in CI, which installs everything.</summary>
    public static void Require()
    {
        const string Otherwise = "ImageMagick is not installed (Debian: apt-get install imagemagick).";
        if (s_convert is null && Environment.GetEnvironmentVariable("CI") is null or "")
        {
            Assert.Ignore(Otherwise);
        }

        Assert.That(s_convert, Is.Not.Null, Otherwise);
    }

    /// <summary>Another program may have that name.</summary>
    private static bool IsImageMagick(string file)
    {
        using var process = Process.Start(
            new ProcessStartInfo(file, "-version") { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said.StartsWith("Version: ImageMagick", StringComparison.Ordinal);
    }

    /// <summary>What these operations make of a file; "rgb:" gives three bytes a pixel.</summary>
    public static byte[] Convert(byte[] file, string operations, string output = "rgb:-")
    {
        using var process = Process.Start(
            new ProcessStartInfo(s_convert!, $"- {operations} -depth 8 {output}")
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var writing = Task.Run(() =>
        {
            process.StandardInput.BaseStream.Write(file);
            process.StandardInput.Close();
        });
        using var result = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(result);
        writing.GetAwaiter().GetResult();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, operations);
        return result.ToArray();
    }

    /// <summary>Peak signal to noise of two pictures of three bytes a pixel, in dB.</summary>
    public static double Psnr(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Assert.That(one.Length, Is.EqualTo(other.Length));
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            var difference = one[i] - other[i];
            sum += difference * difference;
        }

        return sum == 0 ? double.PositiveInfinity : 10 * Math.Log10(255.0 * 255 * one.Length / sum);
    }
}
