using System.Text;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Rules about fields, apart from pictures.</summary>
internal static class FinAuthRules
{
    private const int MaxIdLength = 48;
    private const int MaxDataLength = 128;

    public static SandboxReply? GroupId(SandboxCall call, MultipartForm form)
    {
        call.LibraryId = form.Text("group_id");
        return Id(call, call.LibraryId, "group_id");
    }

    public static SandboxReply? UserId(SandboxCall call, MultipartForm form)
    {
        call.PersonId = form.Text("user_id");
        return Id(call, call.PersonId, "user_id");
    }

    public static SandboxReply? Options(SandboxCall call, MultipartForm form)
    {
        var bad =
            form.Text("user_data")?.Length > MaxDataLength ? "user_data"
            : form.Text("multi_oriented_detection") is not (null or "0" or "1") ? "multi_oriented_detection"
            : null;
        return bad is null ? null : FinAuthReplies.Error(call, 400, $"BAD_ARGUMENTS: {bad}");
    }

    // Table and example of the vendor's page disagree about this name; the table's is used.
    public static SandboxReply UnknownGroup(SandboxCall call) => FinAuthReplies.Error(call, 400, "INVALID_OUTER_ID");

    /// <summary>Null when the library is there.</summary>
    public static SandboxReply? KnownGroup(SandboxCall call, VendorState state)
    {
        lock (state.Gate)
        {
            return state.Libraries.ContainsKey(call.LibraryId!) ? null : UnknownGroup(call);
        }
    }

    // The pages of the read-only operations print it without a status; 400 is the status of the table's name.
    public static SandboxReply UnknownReadGroup(SandboxCall call) =>
        FinAuthReplies.Error(call, 400, "INVALID_GROUP_ID");

    private static SandboxReply? Id(SandboxCall call, string? id, string field) =>
        string.IsNullOrEmpty(id) ? FinAuthReplies.Error(call, 400, $"MISSING_ARGUMENTS: {field}")
        : Encoding.UTF8.GetByteCount(id) > MaxIdLength || !Identifiers.IsLoose(id)
            ? FinAuthReplies.Error(call, 400, $"BAD_ARGUMENTS: {field}")
        : null;
}
