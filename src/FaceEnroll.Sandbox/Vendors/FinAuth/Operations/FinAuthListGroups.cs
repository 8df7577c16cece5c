using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>All libraries in one answer; there are at most ten.</summary>
internal sealed class FinAuthListGroups(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply Execute(SandboxCall call)
    {
        lock (_state.Gate)
        {
            return FinAuthReplies.Bare(
                call,
                _state.LibraryRoll.All(),
                static (writer, libraries) =>
                {
                    writer.WriteStartArray("group_infos");
                    foreach (var library in libraries)
                    {
                        writer.WriteStartObject();
                        FinAuthReplies.WriteLibrary(writer, library);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                }
            );
        }
    }
}
