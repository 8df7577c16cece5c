using System.Text;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Rules about parameters, apart from pictures.</summary>
internal static class TencentCloudRules
{
    private const int MaxIdBytes = 64;
    private const int MaxNameLength = 60;
    private const int MaxTagLength = 40;
    private const int MaxFields = 5;
    private const int MaxFieldLength = 30;
    private const int DefaultLimit = 10;

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

    /// <summary>Which part of a list is asked for: from the start and ten by default.</summary>
    /// <param name="call">The call.</param>
    /// <param name="p">Its parameters.</param>
    /// <param name="most">The most that one call lists.</param>
    /// <param name="page">How many to skip, how many to list.</param>
    public static SandboxReply? Page(
        SandboxCall call,
        TencentCloudParameters p,
        int most,
        out (long Offset, int Limit) page
    )
    {
        page = (p.Number("Offset"), p.Has("Limit") ? (int)Math.Clamp(p.Number("Limit"), 0, most) : DefaultLimit);

        // No page says whether an offset beyond the end is refused by this code: here such a page is empty.
        return !p.InRange("Offset", 0, long.MaxValue)
                ? TencentCloudReplies.Error(call, "InvalidParameterValue.OffsetExceed", "Offset is from 0.")
            : !p.InRange("Limit", 0, most)
                ? TencentCloudReplies.Error(call, "InvalidParameterValue.LimitExceed", $"Limit is at most {most}.")
            : null;
    }

    public static SandboxReply? NewGroup(SandboxCall call, TencentCloudParameters p, IReadOnlyList<string> fields)
    {
        var fault =
            p.Text("GroupName") is not { } name ? ("MissingParameter.ErrorParameterEmpty", "GroupName is required.")
            : name.Length > MaxNameLength
                ? ("InvalidParameterValue.GroupNameTooLong", "GroupName is at most 60 characters.")
            : p.Text("Tag")?.Length > MaxTagLength
                ? ("InvalidParameterValue.GroupTagTooLong", "Tag is at most 40 characters.")
            : p.Text("FaceModelVersion") is not (null or "2.0" or "3.0")
                ? ("InvalidParameterValue.FaceModelVersionIllegal", "FaceModelVersion is 2.0 or 3.0.")
            : fields.Count > MaxFields
                ? ("InvalidParameterValue.GroupExDescriptionsExceed", "There are at most five descriptions.")
            : fields.Any(field => field.Length is 0 or > MaxFieldLength)
                ? ("InvalidParameterValue.GroupExDescriptionsNameTooLong", "A description is 1 to 30 characters.")
            : fields.Distinct(StringComparer.Ordinal).Count() != fields.Count
                ? ("InvalidParameterValue.GroupExDescriptionsNameIdentical", "Two descriptions are the same.")
            : ((string Code, string Message)?)null;
        return fault is var (code, message) ? TencentCloudReplies.Error(call, code, message) : null;
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
