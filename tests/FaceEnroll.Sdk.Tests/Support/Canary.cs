namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Recognisable values that must turn up nowhere but on the wire.</summary>
internal static class Canary
{
    public const string KeyId = "CANARYkeyid7731";
    public const string Secret = "CANARYsecret7732";
    public const string Token = "CANARYtoken7733";
    public const string PersonId = "CANARYperson7734";
    public const string Query = "CANARYquery7735";
    public const string Name = "CANARYname7736";
    public const string Picture = "CANARYpicture7737";

    /// <summary>In every picture's bytes, so its base64 form is one of three, by its position.</summary>
    private static readonly string[] s_all =
    [
        "CANARY",
        .. Enumerable
            .Range(0, 3)
            .Select(shift =>
                Convert
                    .ToBase64String(System.Text.Encoding.ASCII.GetBytes(new string('x', shift) + "CANARYpicture7737"))
                    .Substring(4, 12)
            ),
    ];

    /// <summary>The canaries in a text.</summary>
    public static IEnumerable<string> In(string? text) =>
        s_all.Where(c => text?.Contains(c, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Everything that an exception shows to whoever logs it, its causes included.</summary>
    public static IEnumerable<string> ShownBy(Exception? e)
    {
        yield return e?.ToString() ?? "";
        for (; e is not null; e = e.InnerException)
        {
            yield return e.Message;
            foreach (System.Collections.DictionaryEntry entry in e.Data)
            {
                yield return $"{entry.Key}={entry.Value}";
            }

            var error = (e as FaceEnrollmentException)?.Error ?? (e as FaceEnrollmentCanceledException)?.Error;
            yield return $"{error} {error?.Detail} {error?.VendorCode} {error?.RequestId} {error?.Ticket}";
            foreach (var image in error?.Images ?? [])
            {
                yield return $"{image} {image.Reason} {image.VendorCode}";
            }
        }
    }
}
