using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>The groups that a person is in, page by page.</summary>
internal sealed class TencentCloudGetPersonGroupInfo(SandboxContext sandbox)
{
    private const int MaxLimit = 100;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply Execute(SandboxCall call, TencentCloudParameters p)
    {
        var page = (Offset: 0L, Limit: 0);
        if ((TencentCloudRules.PersonId(call, p) ?? TencentCloudRules.Page(call, p, MaxLimit, out page)) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            if (!_state.People.TryGetValue(call.PersonId!, out var person))
            {
                return TencentCloudReplies.UnknownPerson(call);
            }

            var groups = person.LibraryIds.Skip((int)Math.Min(page.Offset, int.MaxValue)).Take(page.Limit);
            return TencentCloudReplies.Envelope(
                call,
                (person, groups),
                static (writer, s) =>
                {
                    writer.WriteStartArray("PersonGroupInfos");
                    foreach (var group in s.groups)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("GroupId", group);
                        writer.WriteStrings("PersonExDescriptions", s.person.Descriptions.GetValueOrDefault(group, []));
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();

                    // An old sample has it as a text, the new one as a number.
                    writer.WriteNumber("GroupNum", s.person.LibraryIds.Count);
                    writer.WriteString("FaceModelVersion", TencentCloudReplies.ModelVersion);
                }
            );
        }
    }
}
