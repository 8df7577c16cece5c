using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Vendors.Oss;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>AddFaceRecord with its three ways to bring a picture.</summary>
internal sealed class AlibabaIdVerificationAddFaceRecord
{
    private readonly PictureGate _gate;
    private readonly AlibabaIdVerificationPictureReader _reader;
    private readonly VendorState _state;

    public AlibabaIdVerificationAddFaceRecord(SandboxContext sandbox, OssBucket bucket)
    {
        _gate = new PictureGate(sandbox, SandboxVendor.AlibabaIdVerification);
        _reader = new AlibabaIdVerificationPictureReader(sandbox, bucket);
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
        if (AlibabaIdVerificationRules.NewRecord(call, p, _state) is { } refused)
        {
            return refused;
        }

        var (picture, problem) = await _reader.ReadAsync(call, p, cancellationToken).ConfigureAwait(false);
        if (problem != PictureProblem.None)
        {
            return AlibabaIdVerificationPictures.Code(problem) is { } code
                ? AlibabaIdVerificationReplies.Refuse(call, 401, code, "The photo is not qualified.")
                : AlibabaIdVerificationReplies.Result(call, passed: false);
        }

        lock (_state.Gate)
        {
            // What an existing MerchantUserId does is not documented: the record is added beside the earlier one.
            _state.Add(_gate.Face(call, _state.NextFaceId(), call.LibraryId!, picture!));
        }

        return AlibabaIdVerificationReplies.Result(call, passed: true);
    }
}
