using System.Text;

namespace FaceEnroll.Sandbox.Wire;

/// <summary>One part of a form.</summary>
internal sealed record MultipartPart(string Name, string? FileName, string? ContentType, ReadOnlyMemory<byte> Content)
{
    public string Text => Encoding.UTF8.GetString(Content.Span);
}
