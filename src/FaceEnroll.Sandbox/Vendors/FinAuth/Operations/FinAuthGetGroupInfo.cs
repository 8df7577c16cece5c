using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Reading a library.</summary>
internal sealed class FinAuthGetGroupInfo(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply Execute(SandboxCall call)
    {
        lock (_state.Gate)
        {
            return _state.Libraries.TryGetValue(call.LibraryId!, out var library)
                ? FinAuthReplies.Bare(
                    call,
                    library,
                    static (writer, found) =>
                    {
                        // As the page's sample; its table has the members at the top.
                        writer.WriteStartObject("info");
                        FinAuthReplies.WriteLibrary(writer, found);
                        writer.WriteEndObject();
                    }
                )
                : FinAuthRules.UnknownReadGroup(call);
        }
    }
}
