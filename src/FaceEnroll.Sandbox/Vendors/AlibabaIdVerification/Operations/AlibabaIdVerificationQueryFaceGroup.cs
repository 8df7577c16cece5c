using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>The groups, page by page, in the order of creation.</summary>
internal sealed class AlibabaIdVerificationQueryFaceGroup(SandboxContext sandbox)
{
    // The sample's number: an Id is far from a position.
    private const long FirstId = 162261;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaIdVerification];

    public SandboxReply Execute(SandboxCall call, AlibabaIdVerificationParameters p)
    {
        if (AlibabaIdVerificationRules.Page(call, p, out var page) is { } refused)
        {
            return refused;
        }

        call.LibraryId = p["GroupCode"];
        List<VendorLibrary> groups;
        int total;
        lock (_state.Gate)
        {
            if (call.LibraryId is null && p["Name"] is null)
            {
                groups = _state.LibraryRoll.Page(page.Skip, page.Size);
                total = _state.LibraryRoll.Count;
            }
            else
            {
                // The name is compared as a whole; whether a part of it is enough is not documented.
                var found = _state
                    .LibraryRoll.All()
                    .Where(g => call.LibraryId is null || g.Id == call.LibraryId)
                    .Where(g => p["Name"] is null || g.Name == p["Name"])
                    .ToList();
                groups = [.. found.Skip((int)Math.Min(page.Skip, int.MaxValue)).Take(page.Size)];
                total = found.Count;
            }
        }

        return AlibabaIdVerificationReplies.Success(
            call,
            (groups, page, total),
            static (writer, s) =>
            {
                writer.WriteStartArray("Items");
                foreach (var group in s.groups)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("Id", FirstId + group.Sequence);
                    writer.WriteString("Code", group.Id);
                    writer.WriteString("Name", group.Name);
                    writer.WriteString("Description", group.Note);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                AlibabaIdVerificationReplies.WritePage(writer, s.page, s.total);
            },
            code: "200"
        );
    }
}
