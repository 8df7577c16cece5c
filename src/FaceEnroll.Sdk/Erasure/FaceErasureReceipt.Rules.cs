using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk;

/// <content>What makes a receipt a whole one.</content>
public sealed partial class FaceErasureReceipt
{
    /// <summary>A copy that can be changed.</summary>
    internal FaceErasureReceipt Copy()
    {
        var copy = (FaceErasureReceipt)MemberwiseClone();
        copy.Faces =
        [
            .. Faces.Select(static face => new FaceErasedFace
            {
                FaceId = face.FaceId,
                LibraryId = face.LibraryId,
                RecordId = face.RecordId,
                AddedAt = face.AddedAt,
                FoundAt = face.FoundAt,
                FoundByVerification = face.FoundByVerification,
                Outcome = face.Outcome,
                DecidedAt = face.DecidedAt,
                Operation = face.Operation,
                RequestId = face.RequestId,
                VendorCode = face.VendorCode,
                FailureKind = face.FailureKind,
                IsKept = face.IsKept,
            }),
        ];
        return copy;
    }

    /// <summary>What is wrong with the receipt, in words that hold none of its values; null when it is whole.</summary>
    internal string? Fault() =>
        Version > CurrentVersion ? "a newer version of this library wrote it"
        : Version < 1 ? "Version is missing"
        : string.IsNullOrEmpty(Id) ? "Id is missing"
        : !Enum.IsDefined(Vendor) ? "Vendor is missing"
        : string.IsNullOrEmpty(Registration) ? "Registration is missing"
        : string.IsNullOrEmpty(Account) ? "Account is missing"
        : !EndpointText.IsAuthority(Endpoint) ? "Endpoint is not a scheme, host and port"
        : string.IsNullOrEmpty(PersonId) ? "PersonId is missing"
        : KeyIdSha256 is not null && !FaceEnrollmentTicket.IsHash(KeyIdSha256)
            ? "KeyIdSha256 is not 64 lower-case hex digits"
        : LibraryIds is null || LibraryIds.Any(string.IsNullOrEmpty) ? "LibraryIds is missing, or holds an empty id"
        : !Enum.IsDefined(Status) ? "Status is missing"
        : StartedAt == default || LocalStartedAt == default ? "StartedAt is missing"
        : ClockErrorBound < TimeSpan.Zero ? "ClockErrorBound is negative"
        : NoAttemptAfter == default ? "NoAttemptAfter is missing"
        : SignatureValidity <= TimeSpan.Zero || SignatureValidity > TimeSpan.FromDays(36_500)
            ? "SignatureValidity is not above zero"
        : VerifyAfter == default ? "VerifyAfter is missing"
        : Faces is null || Faces.Any(static f => f is null || string.IsNullOrEmpty(f.FaceId))
            ? "Faces is missing, or one has no id"
        : Faces.Any(static f => !Enum.IsDefined(f.Outcome)) || (Person is { } person && !Enum.IsDefined(person))
            ? "an outcome is none that there is"
        : OpenOperationIds?.Any(string.IsNullOrEmpty) == true ? "OpenOperationIds holds an empty id"
        : KeptFaceIds?.Any(string.IsNullOrEmpty) == true ? "KeptFaceIds holds an empty id"
        : RemainsIn is null || Reasons is null || OpenOperationIds is null || KeptFaceIds is null ? "a list is null"
        : null;
}
