using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Bodies;

/// <summary>
/// The parameters of a form (application/x-www-form-urlencoded) in ordinal order of names; one may be a picture. It is encoded
/// once as the body, and twice as the tail of a string to sign; both are written in segments and never exist as a whole.
/// </summary>
/// <param name="capacity">Parameters to expect.</param>
internal sealed class FormBody(int capacity = 6)
{
    private readonly List<Field> _fields = new(capacity);

    /// <summary>Adds text. An empty value is left out: clients disagree on whether it is signed.</summary>
    public FormBody Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Insert(new Field(name, value!));
        }

        return this;
    }

    /// <summary>Adds a picture, as base64. Its name must not sort last: see <see cref="RequestBodyBuilder.Build"/>.</summary>
    public FormBody Add(string name, OpenedImage picture)
    {
        Insert(new Field(name, picture));
        return this;
    }

    /// <summary>The body: <c>name=value</c> joined by <c>&amp;</c>, percent-encoded once.</summary>
    public RequestBody Encode() => Write(new RequestBodyBuilder(), level: 1, "&"u8, "="u8).Build();

    /// <summary>The body with one more parameter at its end, whatever its name: a signature of the others.</summary>
    public RequestBody Encode(string lastName, string lastValue)
    {
        var body = Write(new RequestBodyBuilder(), level: 1, "&"u8, "="u8).Literal("&"u8);
        AppendEncoded(body, lastName, level: 1);
        AppendEncoded(body.Literal("="u8), lastValue, level: 1);
        return body.Build();
    }

    /// <summary>The body encoded once more, after a prefix: what an RPC signature signs.</summary>
    public RequestBody EncodeTwice(ReadOnlySpan<byte> prefix) =>
        Write(
                new RequestBodyBuilder().Literal(prefix),
                level: 2,
                AlibabaRpcSignature.EncodedParameterSeparator,
                AlibabaRpcSignature.EncodedValueSeparator
            )
            .Build();

    private RequestBodyBuilder Write(
        RequestBodyBuilder body,
        int level,
        ReadOnlySpan<byte> parameterSeparator,
        ReadOnlySpan<byte> valueSeparator
    )
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            if (i > 0)
            {
                body.Literal(parameterSeparator);
            }

            var field = _fields[i];
            AppendEncoded(body, field.Name, level);
            body.Literal(valueSeparator);
            if (field.Value is OpenedImage picture)
            {
                body.Picture(picture, level == 1 ? PictureEncoding.Base64Percent : PictureEncoding.Base64PercentTwice);
            }
            else
            {
                AppendEncoded(body, (string)field.Value, level);
            }
        }

        return body;
    }

    private static void AppendEncoded(RequestBodyBuilder body, string? text, int level)
    {
        var buffer = new Utf8Buffer(stackalloc byte[256]);
        try
        {
            buffer.AppendPercentEncoded(text, level);
            body.Literal(buffer.Written);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private void Insert(Field field)
    {
        var position = _fields.Count;
        while (position > 0 && string.CompareOrdinal(_fields[position - 1].Name, field.Name) > 0)
        {
            position--;
        }

        _fields.Insert(position, field);
    }

    /// <summary>A value is text or a picture.</summary>
    private readonly struct Field(string name, object value)
    {
        public string Name { get; } = name;

        public object Value { get; } = value;
    }
}
