using System.Text.Json;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>
/// Reads the envelope that every reply of API 3.0 has. By hand, because it is read for every call: the serializer takes
/// twice as long for the same.
/// </summary>
internal static class TencentCloudReplyReader
{
    /// <summary>The member Response; null where there is none.</summary>
    /// <exception cref="Exception">It is not JSON, or has a different shape.</exception>
    public static TencentCloudResponse? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 });
        TencentCloudResponse? response = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResponse = reader.ValueTextEquals("Response"u8);
            reader.Read();
            if (isResponse && response is not null)
            {
                throw new JsonException();
            }

            if (isResponse)
            {
                response = Begins(ref reader) ? Response(ref reader) : null;
            }
            else
            {
                reader.Skip();
            }
        }

        // And nothing may follow: two replies in one are no reply.
        return reader.Read() ? throw new JsonException() : response;
    }

    private static TencentCloudResponse Response(ref Utf8JsonReader reader)
    {
        var response = new TencentCloudResponse();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("SucFaceNum"u8))
            {
                response.SucFaceNum = Next(ref reader) == JsonTokenType.Null ? null : reader.GetInt32();
            }
            else if (reader.ValueTextEquals("SucFaceIds"u8))
            {
                response.SucFaceIds = Texts(ref reader);
            }
            else if (reader.ValueTextEquals("SucFaceRects"u8))
            {
                response.SucFaceRects = Next(ref reader) == JsonTokenType.Null ? null : Rects(ref reader);
            }
            else if (reader.ValueTextEquals("RetCode"u8))
            {
                response.RetCode = Numbers(ref reader);
            }
            else if (reader.ValueTextEquals("SucIndexes"u8))
            {
                response.SucIndexes = Numbers(ref reader);
            }
            else if (reader.ValueTextEquals("FaceModelVersion"u8))
            {
                response.FaceModelVersion = Text(ref reader);
            }
            else if (reader.ValueTextEquals("RequestId"u8))
            {
                response.RequestId = Text(ref reader);
            }
            else if (reader.ValueTextEquals("Error"u8))
            {
                response.Error = NextBegins(ref reader) ? Error(ref reader) : null;
            }
            else
            {
                Other(ref reader, response);
            }
        }

        return response;
    }

    /// <summary>The members that CreateFace does not have.</summary>
    private static void Other(ref Utf8JsonReader reader, TencentCloudResponse response)
    {
        if (reader.ValueTextEquals("FaceId"u8))
        {
            response.FaceId = Text(ref reader);
        }
        else if (reader.ValueTextEquals("FaceRect"u8))
        {
            response.FaceRect = NextBegins(ref reader) ? Rect(ref reader) : null;
        }
        else if (reader.ValueTextEquals("SimilarPersonId"u8))
        {
            response.SimilarPersonId = Text(ref reader);
        }
        else if (reader.ValueTextEquals("PersonName"u8))
        {
            response.PersonName = OptionalText(ref reader);
        }
        else if (reader.ValueTextEquals("PersonNum"u8))
        {
            response.PersonNum = OptionalText(ref reader);
        }
        else if (reader.ValueTextEquals("FaceNum"u8))
        {
            response.FaceNum = OptionalText(ref reader);
        }
        else if (reader.ValueTextEquals("GroupNum"u8))
        {
            response.GroupNum = OptionalText(ref reader);
        }
        else if (reader.ValueTextEquals("FaceIds"u8))
        {
            response.FaceIds = Texts(ref reader);
        }
        else
        {
            Pass(ref reader);
        }
    }

    private static TencentCloudError Error(ref Utf8JsonReader reader)
    {
        var error = new TencentCloudError();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("Code"u8))
            {
                error.Code = Text(ref reader);
            }
            else if (reader.ValueTextEquals("Message"u8))
            {
                error.Message = Text(ref reader);
            }
            else
            {
                Pass(ref reader);
            }
        }

        return error;
    }

    private static List<TencentCloudRect?> Rects(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var list = new List<TencentCloudRect?>(1);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(Begins(ref reader) ? Rect(ref reader) : null);
        }

        return list;
    }

    private static TencentCloudRect Rect(ref Utf8JsonReader reader)
    {
        var rect = new TencentCloudRect();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("X"u8))
            {
                rect.X = Number(ref reader);
            }
            else if (reader.ValueTextEquals("Y"u8))
            {
                rect.Y = Number(ref reader);
            }
            else if (reader.ValueTextEquals("Width"u8))
            {
                rect.Width = Number(ref reader);
            }
            else if (reader.ValueTextEquals("Height"u8))
            {
                rect.Height = Number(ref reader);
            }
            else
            {
                Pass(ref reader);
            }
        }

        return rect;
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType;
    }

    private static bool NextBegins(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Begins(ref reader);
    }

    /// <summary>Whether an object begins here; false for null.</summary>
    private static bool Begins(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            _ => throw new JsonException(),
        };

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return TextConverter.ReadText(ref reader);
    }

    private static string? OptionalText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return OptionalTextConverter.ReadText(ref reader);
    }

    private static int Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }

    private static List<string>? Texts(ref Utf8JsonReader reader) =>
        Next(ref reader) == JsonTokenType.Null ? null : TextList.Read(ref reader);

    private static List<int>? Numbers(ref Utf8JsonReader reader) =>
        Next(ref reader) == JsonTokenType.Null ? null : NumberList.Read(ref reader);

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
