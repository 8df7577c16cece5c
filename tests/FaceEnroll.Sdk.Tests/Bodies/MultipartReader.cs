using System.Text;
using System.Text.RegularExpressions;

namespace FaceEnroll.Sdk.Tests.Bodies;

/// <summary>A part as it stood on the wire.</summary>
internal sealed record MultipartPart(string Name, string? FileName, string? ContentType, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>Reads curl's form of multipart/form-data and nothing else: every byte must be where curl puts it.</summary>
internal static class MultipartReader
{
    private static readonly Regex s_contentType = new("\\Amultipart/form-data; boundary=(-{24}[0-9A-Za-z]{22,32})\\z");

    private static readonly Regex s_part = new(
        "\\AContent-Disposition: form-data; name=\"(?<name>[A-Za-z_]+)\""
            + "(?:; filename=\"(?<file>[ -~-[\"]]*)\"\\r\\nContent-Type: (?<type>[a-z/-]+))?"
            + "\\r\\n\\r\\n(?<body>.*)\\z",
        RegexOptions.Singleline
    );

    public static List<MultipartPart> Read(string contentType, byte[] body)
    {
        var header = s_contentType.Match(contentType);
        Assert.That(header.Success, $"Content-Type: {contentType}");
        // Latin-1 keeps every byte a character of its own.
        var text = Encoding.Latin1.GetString(body);
        var delimiter = "--" + header.Groups[1].Value;
        var end = "\r\n" + delimiter + "--\r\n";
        Assert.That(text, Does.StartWith(delimiter + "\r\n").And.EndWith(end));
        var inner = text[(delimiter.Length + 2)..^end.Length];
        return [.. inner.Split("\r\n" + delimiter + "\r\n").Select(ReadPart)];
    }

    private static MultipartPart ReadPart(string part)
    {
        var match = s_part.Match(part);
        Assert.That(match.Success, "A part's header is not as curl writes it.");
        return new MultipartPart(
            match.Groups["name"].Value,
            match.Groups["file"].Success ? match.Groups["file"].Value : null,
            match.Groups["type"].Success ? match.Groups["type"].Value : null,
            Encoding.Latin1.GetBytes(match.Groups["body"].Value)
        );
    }
}
