using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Flat JSON; <c>error</c> exists only on failure.</summary>
internal static class FinAuthReplies
{
    public const string ModelVersion = "s21";
    private const int TimeUsed = 15;
    private static readonly TimeSpan s_zone = TimeSpan.FromHours(8);

    /// <summary>Two refusals, unknown path and authorization, come without request id and time.</summary>
    public static SandboxReply Error(SandboxCall call, int status, string error, bool brief = false) =>
        new()
        {
            Status = status,
            ContentType = "application/json",
            Code = error,
            Body = Json.Write(
                (call, error, brief),
                static (writer, s) =>
                {
                    if (!s.brief)
                    {
                        Common(writer, s.call);
                    }

                    writer.WriteString("error", s.error);
                }
            ),
        };

    public static int StatusOf(string code) =>
        code.StartsWith("AUTH", StringComparison.Ordinal) || code.StartsWith("CONCURRENCY", StringComparison.Ordinal)
            ? 403
        : code == "INTERNAL_ERROR" ? 500
        : code == "API_NOT_FOUND" ? 404
        : 400;

    /// <summary>The library that was asked for, and what is written.</summary>
    public static SandboxReply Success<T>(SandboxCall call, T state, Action<Utf8JsonWriter, T> write) =>
        Bare(
            call,
            (call, state, write),
            static (writer, s) =>
            {
                writer.WriteString("group_id", s.call.LibraryId);
                s.write(writer, s.state);
            }
        );

    /// <summary>Only what is written, beside request id and time.</summary>
    public static SandboxReply Bare<T>(SandboxCall call, T state, Action<Utf8JsonWriter, T> write) =>
        new()
        {
            Status = 200,
            ContentType = "application/json",
            Body = Json.Write(
                (call, state, write),
                static (writer, s) =>
                {
                    Common(writer, s.call);
                    s.write(writer, s.state);
                }
            ),
        };

    public static SandboxReply TooLarge() =>
        SandboxReply.Text(413, "Request Entity Too Large", "text/plain", "Request Entity Too Large");

    private static void Common(Utf8JsonWriter writer, SandboxCall call)
    {
        var seconds = call.JudgedAt.ToUnixTimeSeconds();
        writer.WriteString("request_id", string.Create(CultureInfo.InvariantCulture, $"{seconds},{call.RequestId}"));
        writer.WriteNumber("time_used", TimeUsed);
    }

    public static void WriteFace(Utf8JsonWriter writer, SandboxFace face)
    {
        writer.WriteString("face_token", face.FaceId);
        writer.WriteString("user_id", face.PersonId);
        writer.WriteString("user_data", face.Fields.GetValueOrDefault("user_data", string.Empty));
        writer.WriteNumber("add_time", face.EnrolledAt.ToUnixTimeMilliseconds());
    }

    /// <summary>A library's time is a text with the vendor's offset, a face's is a number.</summary>
    public static void WriteLibrary(Utf8JsonWriter writer, VendorLibrary library)
    {
        writer.WriteString("group_id", library.Id);
        writer.WriteString("group_name", library.Name);
        writer.WriteString("group_data", library.Note);
        writer.WriteString("model_version", library.ModelVersion ?? ModelVersion);
        writer.WriteString(
            "add_time",
            library.CreatedAt.ToOffset(s_zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        );
    }
}
