using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Reading a person back.</summary>
internal sealed class TencentCloudGetPersonBaseInfo(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply Execute(SandboxCall call, TencentCloudParameters p)
    {
        if (TencentCloudRules.PersonId(call, p) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            return _state.People.TryGetValue(call.PersonId!, out var person)
                ? TencentCloudReplies.Envelope(
                    call,
                    (person, _state.FaceIds(call.PersonId!)),
                    static (writer, s) =>
                    {
                        writer.WriteString("PersonName", s.person.Name);
                        writer.WriteNumber("Gender", s.person.Gender);
                        writer.WriteStrings("FaceIds", s.Item2);
                    }
                )
                : TencentCloudReplies.UnknownPerson(call);
        }
    }
}
