namespace FaceEnroll.Sdk.Tests;

internal static class StreamPolyfill
{
    public static void Write(this Stream stream, ReadOnlySpan<byte> bytes) =>
        stream.Write(bytes.ToArray(), 0, bytes.Length);

    public static Task CopyToAsync(this Stream stream, Stream destination, CancellationToken cancellationToken) =>
        stream.CopyToAsync(destination, 81920, cancellationToken);

    public static ValueTask<int> ReadAsync(this Stream stream, byte[] buffer) =>
        new(stream.ReadAsync(buffer, 0, buffer.Length));

    public static async ValueTask ReadExactlyAsync(this Stream stream, byte[] buffer)
    {
        for (int read, total = 0; total < buffer.Length; total += read)
        {
            read = await stream.ReadAsync(buffer, total, buffer.Length - total);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }
        }
    }
}

internal static class FilePolyfill
{
    extension(File)
    {
        public static Task WriteAllBytesAsync(string path, byte[] bytes)
        {
            File.WriteAllBytes(path, bytes);
            return Task.CompletedTask;
        }

        public static Task<byte[]> ReadAllBytesAsync(string path) => Task.FromResult(File.ReadAllBytes(path));
    }
}

internal static class DirectoryPolyfill
{
    extension(Directory)
    {
        public static DirectoryInfo CreateTempSubdirectory(string? prefix = null) =>
            Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), prefix + Guid.NewGuid().ToString("N")));
    }
}
