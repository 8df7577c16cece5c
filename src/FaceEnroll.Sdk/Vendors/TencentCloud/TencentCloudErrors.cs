using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;
using Scope = FaceEnroll.Sdk.FaceEnrollmentBlockScope;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>
/// What IAI's codes mean. HTTP says 200 for all of them, and the full code decides: quota codes sit under
/// <c>InvalidParameterValue</c>, picture codes under <c>FailedOperation</c>.
/// </summary>
internal static class TencentCloudErrors
{
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
            // Two writes for one person at once: refused, and to be sent one after the other.
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
        { Verdict.Refused(Kind.ImageInvalid, RetryAdvice.Bounded), "FailedOperation.ImageDownloadError" },
        {
            Verdict.Refused(Kind.ImageInvalid),
            "RequestSizeLimitExceeded",
            "FailedOperation.ImageDecodeFailed",
            "FailedOperation.ImageResolutionExceed",
            "FailedOperation.ImageResolutionTooSmall",
            "FailedOperation.ImageSizeExceed",
            "InvalidParameterValue.ImageEmpty"
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
        {
            Verdict.Refused(Kind.PersonNotFound),
            "ResourceNotFound",
            "InvalidParameterValue.PersonIdNotExist",
            "FailedOperation.GroupPersonMapNotExist"
        },
        {
            Verdict.Refused(Kind.LibraryNotFound),
            "InvalidParameterValue.GroupIdNotExist",
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
            // These do not say what is full, or stop no enrollment into what exists.
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
            "InvalidParameter.InvalidParameter",
            "InvalidParameterValue.DeleteFaceNumExceed",
            "InvalidParameterValue.FaceMatchThresholdIllegal",
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
            "InvalidParameterValue.UrlIllegal",
            "MissingParameter.ErrorParameterEmpty",
            "UnsupportedOperation.UnknowMethod"
        },
    };

    // The code set is open: an unlisted code of these groups is a refusal, of any other it may have been applied.
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
    };

    internal static IReadOnlyCollection<string> Codes => s_codes.Codes;

    /// <summary>The full code, then its group. Never left to the HTTP status, which says nothing here.</summary>
    public static Verdict ForCode(string code) => s_codes.Find(code) ?? s_groups.FindGroup(code) ?? Verdict.Unknown();

    /// <summary>One picture's <c>RetCode</c>; null for 0, which is success.</summary>
    public static Verdict? ForImage(int retCode) =>
        retCode switch
        {
            0 => null,
            -1101 => Verdict.Refused(Kind.NoFace),
            -1102 or -1109 => Verdict.Refused(Kind.ImageInvalid),
            // -1604: not like the person's other faces, for which ImageQuality is the nearest kind.
            -1601 or -1604 => Verdict.Refused(Kind.ImageQuality),
            // The algorithm failed for this picture; the call succeeded, so it may be sent again by itself.
            _ => Verdict.Refused(Kind.VendorFault, RetryAdvice.Bounded),
        };
}
