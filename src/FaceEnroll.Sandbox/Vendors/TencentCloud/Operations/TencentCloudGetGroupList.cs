using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>The groups, page by page, in the order of creation.</summary>
internal sealed class TencentCloudGetGroupList(SandboxContext sandbox)
{
    private const int MaxLimit = 1000;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply Execute(SandboxCall call, TencentCloudParameters p)
    {
        if (TencentCloudRules.Page(call, p, MaxLimit, out var page) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            return TencentCloudReplies.Envelope(
                call,
                (Groups: _state.LibraryRoll.Page(page.Offset, page.Limit), _state.Libraries.Count),
                static (writer, s) =>
                {
                    writer.WriteStartArray("GroupInfos");
                    foreach (var group in s.Groups)
                    {
                        writer.WriteStartObject();
                        TencentCloudReplies.WriteGroup(writer, group);

                        // No operation here changes a group.
                        writer.WriteNumber("UpdateTimestamp", group.CreatedAt.ToUnixTimeMilliseconds());
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                    writer.WriteNumber("GroupNum", s.Count);
                }
            );
        }
    }
}
