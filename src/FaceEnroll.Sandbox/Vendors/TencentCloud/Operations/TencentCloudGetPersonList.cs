using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>A group's people with the ids of their faces, page by page, in the order of creation.</summary>
internal sealed class TencentCloudGetPersonList(SandboxContext sandbox)
{
    private const int MaxLimit = 1000;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply Execute(SandboxCall call, TencentCloudParameters p)
    {
        var page = (Offset: 0L, Limit: 0);
        if ((TencentCloudRules.GroupId(call, p) ?? TencentCloudRules.Page(call, p, MaxLimit, out page)) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            return _state.Libraries.TryGetValue(call.LibraryId!, out var group)
                ? TencentCloudReplies.Envelope(
                    call,
                    (group, People: call.Shown(group.People.Page(page.Offset, page.Limit)), _state),
                    static (writer, s) =>
                    {
                        writer.WriteStartArray("PersonInfos");
                        foreach (var person in s.People)
                        {
                            Write(writer, s.group, person, s._state.FaceIds(person.PersonId));
                        }

                        writer.WriteEndArray();
                        writer.WriteNumber("PersonNum", s.group.People.Count);
                        writer.WriteNumber("FaceNum", s.group.Faces.Count);
                        writer.WriteString(
                            "FaceModelVersion",
                            s.group.ModelVersion ?? TencentCloudReplies.ModelVersion
                        );
                    }
                )
                : TencentCloudReplies.UnknownGroup(call);
        }
    }

    private static void Write(Utf8JsonWriter writer, VendorLibrary group, SandboxPerson person, List<string> faceIds)
    {
        writer.WriteStartObject();
        writer.WriteString("PersonName", person.Name);
        writer.WriteString("PersonId", person.PersonId);
        writer.WriteNumber("Gender", person.Gender);
        writer.WriteStrings("PersonExDescriptions", person.Descriptions.GetValueOrDefault(group.Id, []));
        writer.WriteStrings("FaceIds", faceIds);
        writer.WriteNumber("CreationTimestamp", person.CreatedAt.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
    }
}
