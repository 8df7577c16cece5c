using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;
using Scope = FaceEnroll.Sdk.FaceEnrollmentBlockScope;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>
/// What IAI's codes mean. HTTP says 200 for all of them, and the full code decides: quota codes sit under
/// <c>InvalidParameterValue</c>, picture codes under <c>FailedOperation</c>.
/// </summary>
internal static class TencentCloudErrors
{
    private const string DownloadFailed = "FailedOperation.ImageDownloadError";

    // Each action has its own name for it; the second one is documented for DeleteFace and DeletePerson only.
    private const string UnknownPerson = "InvalidParameterValue.PersonIdNotExist";
    private const string MissingPerson = "ResourceNotFound.ErrorPersonNotExisted";
    private const string NotInGroup = "FailedOperation.GroupPersonMapNotExist";

    private static readonly VerdictTable s_codes = new()
    {
        {
            Verdict.Refused(Kind.Authentication),
            "AuthFailure.InvalidAuthorization",
            "AuthFailure.InvalidSecretId",
            "AuthFailure.MFAFailure",
            "AuthFailure.SecretIdNotFound",
            "AuthFailure.SignatureFailure"
        },
        { Verdict.Refused(Kind.Authentication, RetryAdvice.RefreshCredentials), "AuthFailure.TokenFailure" },
        { Verdict.Refused(Kind.ClockSkew, RetryAdvice.CorrectClock), "AuthFailure.SignatureExpire" },
        {
            Verdict.Refused(Kind.Permission),
            "AuthFailure.UnauthorizedOperation",
            "UnauthorizedOperation",
            "IpInBlacklist",
            "IpNotInWhitelist"
        },
        {
            Verdict.Throttled,
            "RequestLimitExceeded",
            "RequestLimitExceeded.IPLimitExceeded",
            "RequestLimitExceeded.UinLimitExceeded",
            "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
            "FailedOperation.RequestLimitExceeded"
        },
        {
            // Two writes for one person at once: one is refused, and they should be sent one after the other.
            Verdict.Refused(Kind.Conflict, RetryAdvice.BackOff),
            "FailedOperation.ConflictOperation",
            "FailedOperation.CreateFaceConcurrent"
        },
        { Verdict.Refused(Kind.Conflict), "ResourceInUse", "FailedOperation.GroupInDeletedState" },
        {
            Verdict.Unknown(),
            "InternalError",
            "ServiceUnavailable",
            "ResponseSizeLimitExceeded",
            "FailedOperation",
            "FailedOperation.RequestTimeout",
            "FailedOperation.ServerError",
            "FailedOperation.RpcFail",
            "FailedOperation.UnKnowError"
        },
        { Verdict.Refused(Kind.ImageInvalid, RetryAdvice.Bounded), DownloadFailed },
        {
            Verdict.Refused(Kind.ImageInvalid),
            "RequestSizeLimitExceeded",
            "FailedOperation.ImageDecodeFailed",
            "FailedOperation.ImageResolutionExceed",
            "FailedOperation.ImageResolutionTooSmall",
            "FailedOperation.ImageSizeExceed",
            "InvalidParameterValue.ImageEmpty",
            "InvalidParameterValue.ImageEmptyError"
        },
        {
            Verdict.Refused(Kind.NoFace),
            "FailedOperation.ImageFacedetectFailed",
            "InvalidParameterValue.NoFaceInPhoto"
        },
        {
            Verdict.Refused(Kind.ImageQuality),
            "FailedOperation.FaceSizeTooSmall",
            "FailedOperation.FaceQualityNotQualified"
        },
        { Verdict.Refused(Kind.PersonNotFound), "ResourceNotFound", MissingPerson, UnknownPerson, NotInGroup },
        {
            Verdict.Refused(Kind.LibraryNotFound),
            "InvalidParameterValue.GroupIdNotExist",
            "InvalidParameterValue.GroupIdNotExists",
            "InvalidParameterValue.NoFaceInGroups"
        },
        {
            Verdict.Refused(Kind.Duplicate),
            "FailedOperation.DuplicatedGroupDescription",
            "FailedOperation.GroupPersonMapExist",
            "InvalidParameterValue.GroupIdAlreadyExist",
            "InvalidParameterValue.GroupNameAlreadyExist",
            "InvalidParameterValue.PersonExistInGroup",
            "InvalidParameterValue.PersonIdAlreadyExist"
        },
        { Verdict.Blocked(Kind.Quota, Scope.Call), "InvalidParameterValue.UploadFaceNumExceed" },
        {
            Verdict.Blocked(Kind.Quota, Scope.Person),
            "InvalidParameterValue.PersonFaceNumExceed",
            "InvalidParameterValue.GroupNumPerPersonExceed"
        },
        { Verdict.Blocked(Kind.Quota, Scope.Library), "InvalidParameterValue.GroupFaceNumExceed" },
        { Verdict.Blocked(Kind.Quota, Scope.Account), "InvalidParameterValue.AccountFaceNumExceed", "LimitExceeded" },
        {
            // These do not say what is full, or do not stop an enrollment into what exists.
            Verdict.Blocked(Kind.Quota, Scope.Unspecified),
            "ResourceInsufficient",
            "LimitExceeded.ErrorFaceNumExceed",
            "FailedOperation.SearchFacesExceed",
            "InvalidParameterValue.GroupNumExceed",
            "InvalidParameterValue.SearchPersonsExceed"
        },
        {
            Verdict.Blocked(Kind.Billing, Scope.Account),
            "ResourceUnavailable",
            "ResourceUnavailable.ChargeStatusException",
            "ResourceUnavailable.Delivering",
            "ResourceUnavailable.Freeze",
            "ResourceUnavailable.GetAuthInfoError",
            "ResourceUnavailable.InArrears",
            "ResourceUnavailable.LowBalance",
            "ResourceUnavailable.NotExist",
            "ResourceUnavailable.NotReady",
            "ResourceUnavailable.Recover",
            "ResourceUnavailable.StopUsing",
            "ResourceUnavailable.UnknownStatus",
            "ResourcesSoldOut.ChargeStatusException"
        },
        {
            Verdict.Refused(Kind.InvalidRequest),
            "ActionOffline",
            "DryRunOperation",
            "InvalidAction",
            "InvalidParameter",
            "InvalidParameterValue",
            "InvalidRequest",
            "MissingParameter",
            "NoSuchProduct",
            "NoSuchVersion",
            "UnknownParameter",
            "UnsupportedOperation",
            "UnsupportedProtocol",
            "UnsupportedRegion",
            "FailedOperation.AcrossVersionsError",
            "FailedOperation.DeleteFaceNumExceed",
            "InvalidParameter.InvalidParameter",
            "InvalidParameterValue.DeleteFaceNumExceed",
            "InvalidParameterValue.FaceMatchThresholdIllegal",
            "InvalidParameterValue.FaceModelVersionIllegal",
            "InvalidParameterValue.GroupExDescriptionsExceed",
            "InvalidParameterValue.GroupExDescriptionsNameIdentical",
            "InvalidParameterValue.GroupExDescriptionsNameIllegal",
            "InvalidParameterValue.GroupExDescriptionsNameTooLong",
            "InvalidParameterValue.GroupIdIllegal",
            "InvalidParameterValue.GroupIdTooLong",
            "InvalidParameterValue.GroupIdsExceed",
            "InvalidParameterValue.GroupNameIllegal",
            "InvalidParameterValue.GroupNameTooLong",
            "InvalidParameterValue.GroupTagIllegal",
            "InvalidParameterValue.GroupTagTooLong",
            "InvalidParameterValue.LimitExceed",
            "InvalidParameterValue.OffsetExceed",
            "InvalidParameterValue.PersonExDescriptionInfosExceed",
            "InvalidParameterValue.PersonExDescriptionsNameIdentical",
            "InvalidParameterValue.PersonExDescriptionsNameIllegal",
            "InvalidParameterValue.PersonExDescriptionsNameTooLong",
            "InvalidParameterValue.PersonGenderIllegal",
            "InvalidParameterValue.PersonIdIllegal",
            "InvalidParameterValue.PersonIdTooLong",
            "InvalidParameterValue.PersonNameIllegal",
            "InvalidParameterValue.PersonNameTooLong",
            "InvalidParameterValue.QualityControlIllegal",
            "InvalidParameterValue.UniquePersonControlIllegal",
            "InvalidParameterValue.UnsupportedGroupFaceModelVersion",
            "InvalidParameterValue.UrlIllegal",
            "MissingParameter.ErrorParameterEmpty",
            "UnsupportedOperation.UnknowMethod"
        },
    };

    // The code set is open: an unlisted code of these groups is a refusal; with any other code the call may have been applied.
    private static readonly VerdictTable s_groups = new()
    {
        { Verdict.Refused(Kind.Authentication), "AuthFailure" },
        { Verdict.Refused(Kind.Permission), "UnauthorizedOperation" },
        { Verdict.Throttled, "RequestLimitExceeded" },
        { Verdict.Blocked(Kind.Quota, Scope.Unspecified), "LimitExceeded", "ResourceInsufficient" },
        { Verdict.Blocked(Kind.Billing, Scope.Account), "ResourceUnavailable", "ResourcesSoldOut" },
        {
            Verdict.Refused(Kind.InvalidRequest),
            "InvalidParameter",
            "InvalidParameterValue",
            "MissingParameter",
            "UnknownParameter",
            "UnsupportedOperation"
        },
        { Verdict.Refused(Kind.Conflict), "ResourceInUse" },
        // There was nothing to write to.
        { Verdict.Refused(Kind.PersonNotFound), "ResourceNotFound" },
    };

    internal static IReadOnlyCollection<string> Codes => s_codes.Codes;

    /// <summary>The full code, then its group. Never left to the HTTP status, which says nothing here.</summary>
    /// <param name="code">The full code.</param>
    /// <param name="urls">
    /// How many pictures the vendor was to download. No page says that it stores none of several when it cannot fetch one.
    /// </param>
    public static Verdict ForCode(string code, int urls = 0) =>
        urls > 1 && code == DownloadFailed
            ? Verdict.Unknown(Kind.ImageInvalid)
            : s_codes.Find(code) ?? s_groups.FindGroup(code) ?? Verdict.Unknown();

    /// <summary>
    /// Whether a failure's code names the person as what is missing. Others of kind PersonNotFound may mean something
    /// else, and would look like the absence of a face; and so would a code beside faces, which is of another kind.
    /// </summary>
    public static bool SaysThatPersonIsMissing(FaceEnrollmentException failure) =>
        failure is { Kind: Kind.PersonNotFound, VendorCode: UnknownPerson or MissingPerson };

    /// <summary>Whether the code of DeletePersonFromGroup says that the person is not in that group.</summary>
    public static bool SaysThatPersonIsElsewhere(string? code) => code is NotInGroup;

    /// <summary>One picture's <c>RetCode</c>; null for 0, which is success.</summary>
    public static Verdict? ForImage(int retCode) =>
        retCode switch
        {
            0 => null,
            -1101 => Verdict.Refused(Kind.NoFace),
            -1102 or -1109 => Verdict.Refused(Kind.ImageInvalid),
            // -1604: not like the person's other faces, for which ImageQuality is the nearest kind.
            -1601 or -1604 => Verdict.Refused(Kind.ImageQuality),
            // The algorithm failed for this picture; the call succeeded, so the picture may be sent again by itself.
            _ => Verdict.Refused(Kind.VendorFault, RetryAdvice.Bounded),
        };
}
