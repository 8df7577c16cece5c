using System.Security;

namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>A file that holds secrets.</summary>
/// <param name="path">Where it is; null where that is not known.</param>
/// <param name="label">As messages call it.</param>
/// <param name="isRequired">Whether it must exist.</param>
internal sealed class CredentialFile(string? path, string label, bool isRequired)
{
    private const int MaxBytes = 1024 * 1024;

    public string Label { get; } = label;

    /// <summary>Its bytes, without a byte order mark; the caller clears them. Null when the file is not there.</summary>
    /// <exception cref="AlibabaCredentialException">It cannot be read, or is required but not there.</exception>
    public byte[]? Read()
    {
        try
        {
            return path is null ? null : ReadAll(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return isRequired ? throw new AlibabaCredentialException(Label + " does not exist") : null;
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or SecurityException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            throw new AlibabaCredentialException($"{Label} cannot be read ({e.GetType().Name})");
        }
    }

    private byte[] ReadAll(string path)
    {
        // Whoever rotates the file must not be held up.
        using var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 1
        );
        if (stream.Length > MaxBytes)
        {
            throw new AlibabaCredentialException($"{Label} is larger than 1 MiB");
        }

        var bytes = new byte[(int)stream.Length];
        var length = 0;
        while (length < bytes.Length && stream.Read(bytes, length, bytes.Length - length) is > 0 and var read)
        {
            length += read;
        }

        var start = bytes.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
        if (start == 0 && length == bytes.Length)
        {
            return bytes;
        }

        var text = bytes.AsSpan(start, length - start).ToArray();
        Array.Clear(bytes, 0, bytes.Length);
        return text;
    }
}
