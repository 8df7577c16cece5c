namespace FaceEnroll.Imaging.Fitting;

/// <summary>Formats of telephones that are known by name only.</summary>
internal static class ForeignFormats
{
    /// <summary>Whether it is HEIC or AVIF, by the brand in its first box.</summary>
    public static bool Is(ReadOnlySpan<byte> file, out string name)
    {
        name = "";
        if (file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8))
        {
            var brand = file[8..12];
            name =
                brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8) ? "AVIF"
                : brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) ? "HEIC"
                : brand.SequenceEqual("msf1"u8) ? "HEIC"
                : "";
        }

        return name.Length > 0;
    }

    public static string Refusal(string name) =>
        $"It must be JPEG, PNG, BMP, WebP or GIF: it is {name}, which no vendor takes. Have the telephone save the most "
        + "compatible format, let its browser convert it when it is chosen (accept=\"image/jpeg\"), or set ForeignDecoder.";
}
