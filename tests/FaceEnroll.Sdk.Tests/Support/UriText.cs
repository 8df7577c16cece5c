namespace FaceEnroll.Sdk.Tests.Support;

internal static class UriText
{
    /// <summary><see cref="Uri.EscapeDataString(string)"/> of ASCII text of any length: Mono's takes 65519 characters.</summary>
    public static string Escape(string text) =>
        text.Length < 65_000
            ? Uri.EscapeDataString(text)
            : string.Concat(text.Select(character => Uri.EscapeDataString(character.ToString())));

    /// <summary>
    /// The query as it was written, with its question mark. Mono's <see cref="Uri.Query"/> has ':', '!', ''', '(', ')' and
    /// '*' bare where other text is not ASCII; who verifies decodes first, so that this makes no difference to a signature.
    /// </summary>
    public static string WrittenQuery(this Uri uri) =>
        uri.OriginalString.Contains('?') ? "?" + uri.OriginalString.Split('?')[1] : "";
}
