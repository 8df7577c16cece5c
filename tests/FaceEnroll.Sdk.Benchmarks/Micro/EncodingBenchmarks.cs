using BenchmarkDotNet.Attributes;
using FaceEnroll.Sdk.Benchmarks.Contenders;
using FaceEnroll.Sdk.Bodies;

namespace FaceEnroll.Sdk.Benchmarks.Micro;

/// <summary>A picture of 1 MB into the forms that bodies and texts to sign have, step by step as a pass does it.</summary>
public class EncodingBenchmarks
{
    private readonly byte[] _picture = SamplePicture.Create(1024 * 1024);
    private readonly byte[] _target = new byte[64 * 1024];
    private string _base64 = "";

    [GlobalSetup]
    public void Setup() => _base64 = Convert.ToBase64String(_picture);

    [Benchmark(Baseline = true)]
    public int Base64Steps() => Encode(PictureEncoding.Base64);

    [Benchmark]
    public int PercentSteps() => Encode(PictureEncoding.Base64Percent);

    [Benchmark]
    public int PercentTwiceSteps() => Encode(PictureEncoding.Base64PercentTwice);

    [Benchmark]
    public int PercentByEights()
    {
        const int Step = 6 * 1024;
        var written = 0;
        for (var i = 0; i + Step <= _picture.Length; i += Step)
        {
            written += PercentBase64.Once.EncodeByEights(_picture.AsSpan(i, Step), _target);
        }

        return written;
    }

    [Benchmark]
    public string EscapeDataString() => Uri.EscapeDataString(_base64);

    private int Encode(PictureEncoding encoding)
    {
        var step = PictureEncodings.StepLength(encoding);
        var written = 0;
        for (var i = 0; i < _picture.Length; i += step)
        {
            var part = _picture.AsSpan(i, Math.Min(step, _picture.Length - i));
            written += PictureEncodings.Encode(encoding, part, _target);
        }

        return written;
    }
}
