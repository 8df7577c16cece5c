using System.Text;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Rules about parameters, apart from pictures.</summary>
internal static class TencentCloudRules
{
    private const int MaxIdBytes = 64;
    private const int MaxNameLength = 60;

    public static SandboxReply? PersonId(SandboxCall call, TencentCloudParameters p)
    {
        call.PersonId = p.Text("PersonId");
        return Id(call, call.PersonId, "PersonId");
    }

    public static SandboxReply? GroupId(SandboxCall call, TencentCloudParameters p)
    {
        call.LibraryId = p.Text("GroupId");
        return Id(call, call.LibraryId, "GroupId");
    }

    public static SandboxReply? NewPerson(SandboxCall call, TencentCloudParameters p)
    {
        if (GroupId(call, p) is { } refused)
        {
            return refused;
        }

        var fault =
            p.Text("PersonName") is not { } name ? ("MissingParameter.ErrorParameterEmpty", "PersonName is required.")
            : name.Length > MaxNameLength
                ? ("InvalidParameterValue.PersonNameTooLong", "PersonName is at most 60 characters.")
            : !p.InRange("Gender", 0, 2) ? ("InvalidParameterValue.PersonGenderIllegal", "Gender is 0, 1 or 2.")
            : !p.InRange("UniquePersonControl", 0, 4) ? ("InvalidParameterValue", "UniquePersonControl is from 0 to 4.")
            : Controls(p);
        return fault is var (code, message) ? TencentCloudReplies.Error(call, code, message) : null;
    }

    public static (string Code, string Message)? Controls(TencentCloudParameters p) =>
        !p.InRange("QualityControl", 0, 4)
            ? ("InvalidParameterValue.QualityControlIllegal", "QualityControl is from 0 to 4.")
        : !p.InRange("NeedRotateDetection", 0, 1) ? ("InvalidParameterValue", "NeedRotateDetection is 0 or 1.")
        : null;

    private static SandboxReply? Id(SandboxCall call, string? id, string name) =>
        id is null ? TencentCloudReplies.Error(call, "MissingParameter.ErrorParameterEmpty", $"{name} is required.")
        : Encoding.UTF8.GetByteCount(id) > MaxIdBytes
            ? TencentCloudReplies.Error(call, $"InvalidParameterValue.{name}TooLong", $"{name} is at most 64 bytes.")
        : !Identifiers.IsLoose(id)
            ? TencentCloudReplies.Error(
                call,
                $"InvalidParameterValue.{name}Illegal",
                $"{name} has an illegal character."
            )
        : null;
}
