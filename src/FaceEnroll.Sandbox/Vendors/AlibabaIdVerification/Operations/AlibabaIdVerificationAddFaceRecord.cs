using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Vendors.Oss;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>AddFaceRecord with its three ways to bring a picture.</summary>
internal sealed class AlibabaIdVerificationAddFaceRecord
{
    private const int MaxUserIdLength = 32;
    private readonly OssBucket _bucket;
    private readonly PictureGate _gate;
    private readonly VendorState _state;

    public AlibabaIdVerificationAddFaceRecord(SandboxContext sandbox, OssBucket bucket)
    {
        _bucket = bucket;
        _gate = new PictureGate(sandbox, SandboxVendor.AlibabaIdVerification);
        _state = sandbox.Store[SandboxVendor.AlibabaIdVerification];

        // The record's primary key is the number after the prefix.
        _state.FaceId = static number => "face" + number.ToString("D10", CultureInfo.InvariantCulture);
    }

    public async ValueTask<SandboxReply> ExecuteAsync(
        SandboxCall call,
        AlibabaIdVerificationParameters p,
        CancellationToken cancellationToken
    )
    {
        call.LibraryId = p["FaceGroupCode"];
        call.PersonId = p["MerchantUserId"];
        if (CheckParameters(call, p) is { } refused)
        {
            return refused;
        }

        var (picture, problem) = await PictureAsync(call, p, cancellationToken).ConfigureAwait(false);
        if (problem != PictureProblem.None)
        {
            return AlibabaIdVerificationPictures.Code(problem) is { } code
                ? AlibabaIdVerificationReplies.Refuse(call, 401, code, "The photo is not qualified.")
                : AlibabaIdVerificationReplies.Result(call, passed: false);
        }

        lock (_state.Gate)
        {
            // What an existing MerchantUserId does is not documented: the record is added next to the earlier one.
            _state.Add(_gate.Face(call, _state.NextFaceId(), call.LibraryId!, picture!));
        }

        return AlibabaIdVerificationReplies.Result(call, passed: true);
    }

    private SandboxReply? CheckParameters(SandboxCall call, AlibabaIdVerificationParameters p)
    {
        var missing =
            p["ProductCode"] is null ? "ProductCode"
            : p["FaceGroupCode"] is null ? "FaceGroupCode"
            : p["FacePicture"] is null && p["FacePictureUrl"] is null && p["FacePictureFile"] is null ? "FacePicture"
            : null;
        if (missing is not null)
        {
            return AlibabaIdVerificationReplies.Refuse(
                call,
                400,
                "MissingParameter",
                $"{missing} is mandatory for this action."
            );
        }

        bool known;
        lock (_state.Gate)
        {
            known = _state.Libraries.ContainsKey(call.LibraryId!);
        }

        // No specific code is documented for an unknown group.
        var invalid =
            p["ProductCode"] != "FACE_ENROLL" ? "ProductCode"
            : p["FaceQualityCheck"] is not (null or "Y" or "N") ? "FaceQualityCheck"
            : call.PersonId?.Length > MaxUserIdLength ? "MerchantUserId"
            : known ? null
            : "FaceGroupCode";
        if (invalid is not null)
        {
            return AlibabaIdVerificationReplies.Refuse(call, 400, "InvalidParameter", $"{invalid} is not valid.");
        }

        return p["FacePictureFile"] is null && p["FacePicture"] is not null && p["FacePictureUrl"] is not null
            ? AlibabaIdVerificationReplies.Refuse(call, 401, "DataDuplication", "Two pictures were given.")
            : null;
    }

    /// <summary>A file wins over the others.</summary>
    private async ValueTask<(SandboxPicture? Picture, PictureProblem Problem)> PictureAsync(
        SandboxCall call,
        AlibabaIdVerificationParameters p,
        CancellationToken cancellationToken
    )
    {
        SandboxPicture? picture;
        if (p["FacePictureFile"] is { } file)
        {
            picture = _bucket.TryFind(file, out var bytes) ? SandboxPicture.From(bytes) : null;
        }
        else if (p["FacePictureUrl"] is { } url)
        {
            picture = await _gate.FetchAsync(url, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            picture = PictureGate.FromBase64(p["FacePicture"]);
            if (picture is null)
            {
                return (null, PictureProblem.Undecodable);
            }
        }

        var asBase64 = p["FacePictureFile"] is null && p["FacePictureUrl"] is null;
        return picture is null
            ? (null, PictureProblem.NotFetched)
            : (picture, _gate.Check(call, picture, new AlibabaIdVerificationPictures(asBase64)));
    }
}
