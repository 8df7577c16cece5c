using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>The JSON of the control API.</summary>
internal static class ControlJson
{
    public static void WriteSummary(Utf8JsonWriter writer, SandboxRequest request)
    {
        writer.WriteNumber("number", request.Number);
        writer.WriteString("receivedAt", request.ReceivedAt.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteString("vendor", request.Vendor.ToString());
        writer.WriteString("operation", request.Operation);
        writer.WriteString("method", request.Method);
        writer.WriteString("path", request.Path);
        writer.WriteNumber("bodyBytes", request.BodyBytes);
        writer.WriteString("libraryId", request.LibraryId);
        writer.WriteString("personId", request.PersonId);
        WriteNumber(writer, "status", request.Status);
        writer.WriteString("code", request.Code);
        writer.WriteString("fault", request.Fault);
        WriteNumber(writer, "duplicateOf", request.DuplicateOf);
        writer.WriteStrings("faceIds", request.FaceIds);
        writer.WriteString(
            "signature",
            request.Signature is null ? null
                : request.Signature.Accepted ? "accepted"
                : request.Signature.Fault
        );
        writer.WriteStartArray("pictures");
        foreach (var picture in request.Pictures)
        {
            writer.WriteStartObject();
            writer.WriteString("sha256", picture.Sha256);
            writer.WriteNumber("bytes", picture.Bytes);
            writer.WriteString("format", picture.Format);
            writer.WriteNumber("width", picture.Width);
            writer.WriteNumber("height", picture.Height);
            writer.WriteString("thumbnail", "/_sandbox/pictures/" + picture.Sha256);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteDetails(Utf8JsonWriter writer, SandboxRequest request)
    {
        WriteSummary(writer, request);
        WritePairs(writer, "headers", request.Headers);
        WritePairs(writer, "parameters", request.Parameters);
        if (request.Signature is not { } check)
        {
            return;
        }

        writer.WriteStartObject("signatureCheck");
        writer.WriteString("scheme", check.Scheme);
        writer.WriteBoolean("accepted", check.Accepted);
        writer.WriteString("fault", check.Fault);
        writer.WriteString("detail", check.Detail);
        writer.WriteString("canonicalRequest", check.CanonicalRequest);
        writer.WriteString("stringToSign", check.StringToSign);
        writer.WriteString("expected", check.Expected);
        writer.WriteString("given", check.Given);
        writer.WriteString("mistake", check.Mistake);
        writer.WriteString("expectedText", check.ExpectedText);
        writer.WriteString("clientText", check.ClientText);
        WriteNumber(writer, "differenceAt", check.DifferenceAt);
        writer.WriteEndObject();
    }

    public static void WriteFace(Utf8JsonWriter writer, SandboxFace face)
    {
        writer.WriteString("vendor", face.Vendor.ToString());
        writer.WriteString("libraryId", face.LibraryId);
        writer.WriteString("personId", face.PersonId);
        writer.WriteString("faceId", face.FaceId);
        writer.WriteString("pictureSha256", face.PictureSha256);
        writer.WriteNumber("pictureBytes", face.PictureBytes);
        writer.WriteString("enrolledAt", face.EnrolledAt.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteString("thumbnail", "/_sandbox/pictures/" + face.PictureSha256);
    }

    public static void WriteDeletion(Utf8JsonWriter writer, SandboxDeletion deletion)
    {
        writer.WriteNumber("number", deletion.Number);
        writer.WriteString("cause", deletion.Cause.ToString());
        writer.WriteString("deletedAt", deletion.DeletedAt.ToString("O", CultureInfo.InvariantCulture));
        WriteNumber(writer, "requestNumber", deletion.RequestNumber);
        writer.WriteString("operation", deletion.Operation);
        writer.WriteString("vendor", deletion.Face.Vendor.ToString());
        writer.WriteString("libraryId", deletion.Face.LibraryId);
        writer.WriteString("personId", deletion.Face.PersonId);
        writer.WriteString("faceId", deletion.Face.FaceId);
        writer.WriteString("enrolledAt", deletion.Face.EnrolledAt.ToString("O", CultureInfo.InvariantCulture));
    }

    public static void WriteFault(
        Utf8JsonWriter writer,
        (SandboxVendor? Vendor, string? Operation, string Name, int? Left) fault
    )
    {
        writer.WriteString("vendor", fault.Vendor?.ToString());
        writer.WriteString("operation", fault.Operation);
        writer.WriteString("fault", fault.Name);
        WriteNumber(writer, "left", fault.Left);
    }

    public static void WriteVerdict(Utf8JsonWriter writer, WaitingVerdict verdict)
    {
        writer.WriteString("verdict", verdict.Verdict.ToString());
        writer.WriteString("vendor", verdict.Vendor?.ToString());
        writer.WriteString("person", verdict.Person);
        writer.WriteString("picture", verdict.Picture);
        WriteNumber(writer, "left", verdict.Left);
    }

    public static void WriteList<T>(
        Utf8JsonWriter writer,
        string name,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteState(Utf8JsonWriter writer, SandboxContext sandbox)
    {
        writer.WriteString("now", sandbox.Now.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteNumber("clockOffsetSeconds", sandbox.Clock.Offset.TotalSeconds);
        writer.WriteNumber("faces", sandbox.Store.FaceCount);
        WriteList(writer, "faults", sandbox.Faults.Describe(), WriteFault);
        WriteList(writer, "verdicts", sandbox.Verdicts.Describe(), WriteVerdict);
        writer.WriteStartArray("vendors");
        foreach (var vendor in Enum.GetValues<SandboxVendor>())
        {
            writer.WriteStartObject();
            writer.WriteString("vendor", vendor.ToString());
            writer.WriteStrings("libraries", sandbox.Store.LibrariesAt(vendor));
            writer.WriteStrings("people", sandbox.Store.PeopleAt(vendor).Select(person => person.PersonId));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePairs(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        writer.WriteStartArray(name);
        foreach (var (key, value) in pairs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", key);
            writer.WriteString("value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
