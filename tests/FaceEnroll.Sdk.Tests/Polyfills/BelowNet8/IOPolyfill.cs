namespace FaceEnroll.Sdk.Tests;

internal static class StreamPolyfill
{
    public static void Write(this Stream stream, ReadOnlySpan<byte> bytes) =>
        stream.Write(bytes.ToArray(), 0, bytes.Length);
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
