using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Removing faces, which the vendor calls the group's "delete".</summary>
internal sealed class FinAuthDeleteFaces(SandboxContext sandbox)
{
    private const int MaxTokens = 1000;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply Execute(SandboxCall call, MultipartForm form)
    {
        if (form.Text("face_tokens") is not { Length: > 0 } list)
        {
            return FinAuthReplies.Error(call, 400, "MISSING_ARGUMENTS: face_tokens");
        }

        var tokens = list.Split(',');
        if (tokens.Length > MaxTokens)
        {
            return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: face_tokens");
        }

        lock (_state.Gate)
        {
            if (!_state.Libraries.TryGetValue(call.LibraryId!, out var library))
            {
                return FinAuthRules.UnknownGroup(call);
            }

            var mark = sandbox.DeletionBy(call);
            var failed = tokens
                .Where(token => !Holds(call, token) || !(call.DeletesNothing || _state.Remove(token, mark)))
                .ToList();
            return FinAuthReplies.Success(
                call,
                (removed: call.DeletesNothing ? 0 : tokens.Length - failed.Count, left: library.Faces.Count, failed),
                static (writer, s) =>
                {
                    writer.WriteNumber("face_removed", s.removed);
                    writer.WriteNumber("face_count", s.left);
                    writer.WriteStartArray("failure_detail");
                    foreach (var token in s.failed)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("face_token", token);
                        writer.WriteString("reason", "FACE_NOT_IN_GROUP");
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                }
            );
        }
    }

    private bool Holds(SandboxCall call, string token) =>
        _state.Faces.TryGetValue(token, out var face) && face.LibraryId == call.LibraryId;
}
