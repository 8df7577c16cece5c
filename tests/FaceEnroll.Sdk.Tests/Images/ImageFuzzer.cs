namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>Makes hostile inputs from sound ones. The same seed gives the same inputs.</summary>
internal sealed class ImageFuzzer(int seed)
{
    private const int LongestBase = 2048;

    private static readonly byte[] s_telling = [0x00, 0x01, 0x02, 0x7F, 0x80, 0xC0, 0xC2, 0xD8, 0xDA, 0xE1, 0xFE, 0xFF];

    private readonly Random _random = new(seed);

    // Of the portraits, as much as holds the header: the pixels would only take the mutations away from it.
    private readonly byte[][] _bases =
    [
        .. ImageSamples
            .All()
            .Select(sample => sample.Bytes.AsSpan(0, Math.Min(sample.Bytes.Length, LongestBase)).ToArray()),
    ];

    public byte[] Next() =>
        _random.Next(8) switch
        {
            0 => Noise(),
            1 => SignatureThenNoise(),
            2 => MarkerSoup(),
            3 => NoisyExif(),
            _ => Mutated(),
        };

    private byte[] Noise()
    {
        byte[] noise = new byte[_random.Next(200)];
        _random.NextBytes(noise);
        return noise;
    }

    private byte[] SignatureThenNoise()
    {
        byte[] sample = Base();
        return [.. sample.AsSpan(0, Math.Min(sample.Length, _random.Next(2, 24))), .. Noise()];
    }

    private byte[] MarkerSoup()
    {
        ByteWriter soup = new();
        soup.Bytes(JpegSample.Start);
        for (int count = _random.Next(20); count > 0; count--)
            soup.Bytes(0xFF, (byte)_random.Next(0xBF, 0x100)).Bytes(0, (byte)_random.Next(24)).Bytes(Noise());
        return soup.Bytes(JpegSample.Frame(_random.Next(3), _random.Next(3))).ToArray();
    }

    private byte[] NoisyExif()
    {
        byte[] exif = JpegSample.Exif(_random.Next(10), _random.Next(2) == 0, _random.Next(3));
        for (int count = _random.Next(1, 4); count > 0; count--)
            exif[_random.Next(10, exif.Length)] = Byte();
        return JpegSample.File(exif, JpegSample.Frame(640, 480));
    }

    private byte[] Mutated()
    {
        List<byte> bytes = [.. Base()];
        for (int count = _random.Next(1, 6); count > 0 && bytes.Count > 0; count--)
        {
            // The header is at the front: half of the mutations fall on the first 40 bytes.
            int reach = _random.Next(2) == 0 ? Math.Min(bytes.Count, 40) : bytes.Count;
            int at = _random.Next(reach);
            switch (_random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 1:
                    bytes[at] = Byte();
                    break;
                case 2:
                    bytes.Insert(at, Byte());
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(_random.Next(1, 8), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, Base().Take(_random.Next(40)));
                    break;
            }
        }
        return bytes.ToArray();
    }

    private byte[] Base() => _bases[_random.Next(_bases.Length)];

    private byte Byte() => _random.Next(2) == 0 ? s_telling[_random.Next(s_telling.Length)] : (byte)_random.Next(256);
}
