using System.Text;
using System.Xml;

namespace FaceEnroll.Ledger.Runs.Reports.Html;

/// <summary>
/// Writes a page's elements, as HTML that is well-formed XML as well: the writer closes what it opens, and encodes whatever is text,
/// so that no value can become markup.
/// </summary>
internal sealed class PageWriter : IDisposable
{
    private readonly XmlWriter _xml;

    public PageWriter(Stream output)
    {
        output.Write("<!DOCTYPE html>\n"u8);
        _xml = XmlWriter.Create(
            output,
            new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(false),
                OmitXmlDeclaration = true,
                NewLineHandling = NewLineHandling.None,
            }
        );
    }

    /// <summary>Opens an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Names and values in turn; one whose value is null is left out.</param>
    public void Open(string name, params ReadOnlySpan<string?> attributes)
    {
        _xml.WriteStartElement(name);
        for (var i = 0; i < attributes.Length; i += 2)
        {
            if (attributes[i + 1] is { } value)
            {
                _xml.WriteAttributeString(attributes[i]!, Clean(value));
            }
        }
    }

    /// <summary>Closes the element that was opened last. An empty one gets an end tag too: HTML would not see that it is closed.</summary>
    public void Close() => _xml.WriteFullEndElement();

    /// <summary>Writes an element that HTML does not close.</summary>
    public void Void(string name, params ReadOnlySpan<string?> attributes)
    {
        Open(name, attributes);
        _xml.WriteEndElement();
    }

    /// <summary>Writes an element with text.</summary>
    public void Element(string name, string? text, params ReadOnlySpan<string?> attributes)
    {
        Open(name, attributes);
        Text(text);
        Close();
    }

    public void Text(string? text) => _xml.WriteString(Clean(text ?? ""));

    /// <summary>Writes a JPEG that is part of the page.</summary>
    public void Jpeg(byte[] content, string alternative)
    {
        _xml.WriteStartElement("img");
        _xml.WriteAttributeString("alt", Clean(alternative));
        _xml.WriteStartAttribute("src");
        _xml.WriteString("data:image/jpeg;base64,");
        _xml.WriteBase64(content, 0, content.Length);
        _xml.WriteEndAttribute();
        _xml.WriteEndElement();
    }

    public void Flush() => _xml.Flush();

    public void Dispose() => _xml.Dispose();

    /// <summary>Text without what XML cannot hold: control characters and half surrogate pairs.</summary>
    private static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return Replaced(text);
            }
        }

        return text;
    }

    private static string Replaced(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}
