using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>The operations around enrollment: groups, reading back, deleting.</summary>
internal sealed class TencentCloudCompanions(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply CreateGroup(SandboxCall call, TencentCloudParameters p)
    {
        if (TencentCloudRules.GroupId(call, p) is { } refused)
        {
            return refused;
        }

        if (p.Text("GroupName") is not { } name)
        {
            return TencentCloudReplies.Error(call, "MissingParameter.ErrorParameterEmpty", "GroupName is required.");
        }

        if (name.Length > 60)
        {
            return TencentCloudReplies.Error(
                call,
                "InvalidParameterValue.GroupNameTooLong",
                "GroupName is at most 60 characters."
            );
        }

        lock (_state.Gate)
        {
            if (_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.GroupIdAlreadyExist",
                    "The group id is taken."
                );
            }

            if (_state.Libraries.ContainsValue(name))
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.GroupNameAlreadyExist",
                    "The group name is taken."
                );
            }

            _state.Libraries.Add(call.LibraryId!, name);
        }

        return TencentCloudReplies.Envelope(
            call,
            0,
            static (writer, _) => writer.WriteString("FaceModelVersion", TencentCloudReplies.ModelVersion)
        );
    }

    public SandboxReply GetPersonBaseInfo(SandboxCall call, TencentCloudParameters p)
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
                : Unknown(call);
        }
    }

    public SandboxReply DeleteFace(SandboxCall call, TencentCloudParameters p)
    {
        if (TencentCloudRules.PersonId(call, p) is { } refused)
        {
            return refused;
        }

        if (!p.TryTexts("FaceIds", out var ids) || ids is not { Count: > 0 })
        {
            return TencentCloudReplies.Error(call, "MissingParameter.ErrorParameterEmpty", "FaceIds is required.");
        }

        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return Unknown(call);
            }

            var held = _state.FaceIds(call.PersonId!);
            var doomed = held.Intersect(ids).ToList();
            if (held.Length > 0 && doomed.Count == held.Length)
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.DeleteFaceNumExceed",
                    "A person keeps at least one face."
                );
            }

            doomed.ForEach(id => _state.Remove(id));
            return TencentCloudReplies.Envelope(
                call,
                doomed,
                static (writer, gone) =>
                {
                    writer.WriteNumber("SucDeletedNum", gone.Count);
                    writer.WriteStrings("SucFaceIds", gone);
                }
            );
        }
    }

    public SandboxReply DeletePerson(SandboxCall call, TencentCloudParameters p)
    {
        if (TencentCloudRules.PersonId(call, p) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return Unknown(call);
            }

            _state.RemovePerson(call.PersonId!);
        }

        return TencentCloudReplies.Envelope(call, 0, static (_, _) => { });
    }

    private static SandboxReply Unknown(SandboxCall call) =>
        TencentCloudReplies.Error(call, "InvalidParameterValue.PersonIdNotExist", "The person does not exist.");
}
