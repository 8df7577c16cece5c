using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>The envelope: HTTP 200 for whatever the service processed, refusals included.</summary>
internal static class TencentCloudReplies
{
    public const string ModelVersion = "3.0";

    public static SandboxReply Error(SandboxCall call, string code, string message) =>
        Envelope(
            call,
            (code, message),
            static (writer, error) =>
            {
                writer.WriteStartObject("Error");
                writer.WriteString("Code", error.code);
                writer.WriteString("Message", error.message);
                writer.WriteEndObject();
            },
            code
        );

    public static SandboxReply Envelope<T>(
        SandboxCall call,
        T state,
        Action<Utf8JsonWriter, T> write,
        string? code = null
    ) =>
        new()
        {
            Status = 200,
            ContentType = "application/json",
            Code = code,
            Body = Json.Write(
                (call, state, write),
                static (writer, s) =>
                {
                    writer.WriteStartObject("Response");
                    s.write(writer, s.state);
                    writer.WriteString("RequestId", s.call.RequestId);
                    writer.WriteEndObject();
                }
            ),
        };

    public static void Rectangle(Utf8JsonWriter writer, Pictures.SandboxPicture picture)
    {
        // Nothing looks for a face: the middle of the picture stands in for it.
        var (width, height) = (picture.Header.Width, picture.Header.Height);
        writer.WriteStartObject();
        writer.WriteNumber("X", width / 4);
        writer.WriteNumber("Y", height / 4);
        writer.WriteNumber("Width", width / 2);
        writer.WriteNumber("Height", height / 2);
        writer.WriteEndObject();
    }

    public static SandboxReply UnknownPerson(SandboxCall call) =>
        Error(call, "InvalidParameterValue.PersonIdNotExist", "The person does not exist.");

    /// <summary>The two deletions have another code for it than the reads.</summary>
    public static SandboxReply NobodyToDelete(SandboxCall call) =>
        Error(call, "ResourceNotFound.ErrorPersonNotExisted", "The person does not exist.");

    public static SandboxReply UnknownGroup(SandboxCall call) =>
        Error(call, "InvalidParameterValue.GroupIdNotExist", "The group does not exist.");

    /// <summary>Two operations on one person at once are a conflict.</summary>
    public static SandboxReply BusyPerson(SandboxCall call) =>
        Error(call, "FailedOperation.ConflictOperation", "The person is being operated on.");

    public static void WriteGroup(Utf8JsonWriter writer, VendorLibrary group)
    {
        writer.WriteString("GroupName", group.Name);
        writer.WriteString("GroupId", group.Id);
        writer.WriteStrings("GroupExDescriptions", group.Fields);
        writer.WriteString("Tag", group.Note);
        writer.WriteString("FaceModelVersion", group.ModelVersion ?? ModelVersion);
        writer.WriteNumber("CreationTimestamp", group.CreatedAt.ToUnixTimeMilliseconds());
    }
}
