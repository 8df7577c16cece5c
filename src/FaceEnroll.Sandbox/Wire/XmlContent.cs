using System.Security;
using System.Text;
using System.Xml;

namespace FaceEnroll.Sandbox.Wire;

/// <summary>Any text as XML can hold it.</summary>
internal static class XmlContent
{
    /// <summary>Control characters and halves of surrogate pairs, which no XML can hold, become U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isHeld = !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append((isHeld ? rune : Rune.ReplacementChar).ToString());
        }

        return clean.ToString();
    }

    /// <summary>The same between tags.</summary>
    public static string Escape(string? text) => SecurityElement.Escape(Clean(text ?? string.Empty));
}
