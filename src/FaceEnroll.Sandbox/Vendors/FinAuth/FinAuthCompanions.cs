using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Libraries and single faces. The vendor's names mislead: "delete" removes faces, "free" removes the library.</summary>
internal sealed class FinAuthCompanions(SandboxContext sandbox)
{
    private const int MaxLibraries = 10;
    private const int MaxTokens = 1000;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply Create(SandboxCall call, MultipartForm form)
    {
        if (form.Text("group_name") is not { Length: > 0 } name)
        {
            return FinAuthReplies.Error(call, 400, "MISSING_ARGUMENTS: group_name");
        }

        if (name.Length > 60)
        {
            return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: group_name");
        }

        lock (_state.Gate)
        {
            // The rule that ids are unique and at most ten is documented, its codes are not.
            if (_state.Libraries.ContainsKey(call.LibraryId!) || _state.Libraries.Count >= MaxLibraries)
            {
                return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: group_id");
            }

            _state.Libraries.Add(call.LibraryId!, name);
        }

        return FinAuthReplies.Success(call, 0, static (_, _) => { });
    }

    public SandboxReply Free(SandboxCall call, MultipartForm form)
    {
        lock (_state.Gate)
        {
            if (!_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return FinAuthRules.UnknownGroup(call);
            }

            var inside = FacesOf(call);
            if (inside.Count > 0 && form.Text("check_empty") != "0")
            {
                return FinAuthReplies.Error(call, 400, "NOT_EMPTY");
            }

            inside.ForEach(face => _state.Remove(face.FaceId));
            _state.Libraries.Remove(call.LibraryId!);
        }

        return FinAuthReplies.Success(call, 0, static (_, _) => { });
    }

    public SandboxReply Delete(SandboxCall call, MultipartForm form)
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
            if (!_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return FinAuthRules.UnknownGroup(call);
            }

            var failed = tokens.Where(token => !Holds(call, token) || !_state.Remove(token)).ToList();
            return FinAuthReplies.Success(
                call,
                (removed: tokens.Length - failed.Count, left: FacesOf(call).Count, failed),
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

    private List<SandboxFace> FacesOf(SandboxCall call) =>
        [.. _state.Faces.Values.Where(face => face.LibraryId == call.LibraryId)];
}
