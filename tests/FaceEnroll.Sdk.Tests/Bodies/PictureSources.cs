using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Bodies;

/// <summary>The same picture from every kind of source, at lengths around every border of the encoders.</summary>
internal static class PictureSources
{
    public static readonly string[] Kinds = ["bytes", "file", "seekable stream", "one-shot stream"];

    /// <summary>0, 1 and 2 mod 3; a step of 3 KB; the source's chunk of 48 KB; several chunks.</summary>
    public static readonly int[] Lengths =
    [
        1,
        2,
        3,
        4,
        3071,
        3072,
        3073,
        3074,
        12_287,
        12_288,
        12_289,
        49_151,
        49_152,
        49_153,
        131_072,
        300_000,
        300_001,
        300_002,
    ];

    public static byte[] Bytes(int length, int seed = 7)
    {
        var bytes = new byte[length];
        new Random(seed + length).NextBytes(bytes);
        return bytes;
    }

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="bytes">The picture.</param>
    /// <param name="directory">Where a file may be put.</param>
    public static FaceImage Image(string kind, byte[] bytes, string directory)
    {
        switch (kind)
        {
            case "bytes":
                return FaceImage.FromBytes(bytes);
            case "file":
                var path = Path.Combine(directory, $"{Guid.NewGuid():N}.jpg");
                File.WriteAllBytes(path, bytes);
                return FaceImage.FromFile(path);
            case "seekable stream":
                // Not from its start: what stands before the picture must not be sent.
                var stream = new MemoryStream();
                stream.Write([1, 2, 3, 4, 5]);
                stream.Write(bytes);
                stream.Position = 5;
                return FaceImage.FromStream(stream);
            case "one-shot stream":
                return FaceImage.FromStream(new OneShotStream(bytes));
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    public static async Task<OpenedImage> OpenAsync(string kind, byte[] bytes, string directory) =>
        await Image(kind, bytes, directory).Source!.OpenAsync(long.MaxValue, default);

    /// <summary>A stream that gives odd little pieces and cannot go back.</summary>
    private sealed class OneShotStream(byte[] bytes) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(Math.Min(count, 1021), bytes.Length - _position);
            Array.Copy(bytes, _position, buffer, offset, read);
            _position += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
