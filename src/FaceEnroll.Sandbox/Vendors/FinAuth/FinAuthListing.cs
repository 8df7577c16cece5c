using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>What a library holds: how many faces, page by page, and one of them.</summary>
internal sealed class FinAuthListing(SandboxContext sandbox)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;
    private const int DocumentedMaxStart = 1000;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply GetSize(SandboxCall call) =>
        Faces(call) is { } faces
            ? FinAuthReplies.Success(call, faces.Count, static (writer, n) => writer.WriteNumber("face_count", n))
            : FinAuthRules.UnknownReadGroup(call);

    /// <summary>
    /// In the order of creation, from the start-th face, which is counted from 1. Where <c>next</c> stands and what it is at
    /// the end is not documented: here it is a number beside the faces, and absent when there are no more.
    /// </summary>
    public SandboxReply List(SandboxCall call, MultipartForm form)
    {
        var highest = sandbox.BoundsFinAuthListStart ? DocumentedMaxStart : int.MaxValue;
        if (!TryNumber(form, "start", otherwise: 1, highest, out var start))
        {
            return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: start");
        }

        if (!TryNumber(form, "limit", DefaultLimit, MaxLimit, out var limit))
        {
            return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: limit");
        }

        if (Faces(call) is not { } faces)
        {
            return FinAuthRules.UnknownReadGroup(call);
        }

        var page = faces.OrderBy(face => face.Sequence).Skip(start - 1).Take(limit).ToList();
        var next = (long)start + limit <= faces.Count ? start + limit : (int?)null;
        return FinAuthReplies.Success(
            call,
            (page, next),
            static (writer, s) =>
            {
                writer.WriteStartArray("face_tokens");
                foreach (var face in s.page)
                {
                    writer.WriteStartObject();
                    WriteFace(writer, face);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                if (s.next is { } number)
                {
                    writer.WriteNumber("next", number);
                }
            }
        );
    }

    public SandboxReply FaceInfo(SandboxCall call, MultipartForm form)
    {
        if (form.Text("face_token") is not { Length: > 0 } token)
        {
            return FinAuthReplies.Error(call, 400, "MISSING_ARGUMENTS: face_token");
        }

        if (Faces(call) is not { } faces)
        {
            return FinAuthRules.UnknownReadGroup(call);
        }

        return faces.Find(face => face.FaceId == token) is not { } found
            ? FinAuthReplies.Error(call, 400, "INVALID_FACE_TOKEN")
            : FinAuthReplies.Success(
                call,
                found,
                static (writer, face) =>
                {
                    writer.WriteStartObject("info");
                    WriteFace(writer, face);
                    writer.WriteEndObject();
                }
            );
    }

    private static void WriteFace(Utf8JsonWriter writer, SandboxFace face)
    {
        writer.WriteString("face_token", face.FaceId);
        writer.WriteString("user_id", face.PersonId);
        writer.WriteString("user_data", face.Fields.GetValueOrDefault("user_data", string.Empty));
        writer.WriteNumber("add_time", face.EnrolledAt.ToUnixTimeMilliseconds());
    }

    /// <summary>The library's faces as a copy, in no order; null when there is no such library.</summary>
    private List<SandboxFace>? Faces(SandboxCall call)
    {
        lock (_state.Gate)
        {
            return _state.Libraries.ContainsKey(call.LibraryId!)
                ? [.. _state.Faces.Values.Where(face => face.LibraryId == call.LibraryId)]
                : null;
        }
    }

    private static bool TryNumber(MultipartForm form, string name, int otherwise, int highest, out int number)
    {
        number = otherwise;
        return form.Text(name) is not { } text
            || (
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number >= 1
                && number <= highest
            );
    }
}
