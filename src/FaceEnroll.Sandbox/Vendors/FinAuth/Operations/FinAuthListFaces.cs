using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>What a library holds, page by page.</summary>
internal sealed class FinAuthListFaces(SandboxContext sandbox)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;
    private const int DocumentedMaxStart = 1000;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    /// <summary>
    /// In the order of creation, from the start-th face, which is counted from 1. No page says where <c>next</c> is and
    /// what it is at the end: here it is a number next to the faces, and absent when there are no more.
    /// </summary>
    public SandboxReply Execute(SandboxCall call, MultipartForm form)
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

        List<SandboxFace> page;
        int? next;
        lock (_state.Gate)
        {
            if (!_state.Libraries.TryGetValue(call.LibraryId!, out var library))
            {
                return FinAuthRules.UnknownReadGroup(call);
            }

            page = call.Shown(library.Faces.Page(start - 1, limit));
            next = (long)start + limit <= library.Faces.Count ? start + limit : null;
        }

        return FinAuthReplies.Success(
            call,
            (page, next),
            static (writer, s) =>
            {
                writer.WriteStartArray("face_tokens");
                foreach (var face in s.page)
                {
                    writer.WriteStartObject();
                    FinAuthReplies.WriteFace(writer, face);
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
