using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Making a person with its first face.</summary>
internal sealed class TencentCloudCreatePerson(SandboxContext sandbox)
{
    private readonly PictureGate _gate = new(sandbox, SandboxVendor.TencentCloud);
    private readonly TencentCloudPictureReader _reader = new(sandbox);
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public async ValueTask<SandboxReply> ExecuteAsync(
        SandboxCall call,
        TencentCloudParameters p,
        CancellationToken cancellationToken
    )
    {
        if ((TencentCloudRules.PersonId(call, p) ?? TencentCloudRules.NewPerson(call, p)) is { } refused)
        {
            return refused;
        }

        var byUrl = p.Text("Url") is not null;
        var source = p.Text("Url") ?? p.Text("Image");
        if (source is null)
        {
            return TencentCloudReplies.Error(
                call,
                "InvalidParameterValue.ImageEmpty",
                "One of Image and Url is required."
            );
        }

        var (picture, problem) = (
            await _reader.ReadAsync(call, [source], byUrl, cancellationToken).ConfigureAwait(false)
        )[0];
        if (problem != PictureProblem.None)
        {
            // This action documents its own code for poor quality.
            var code = TencentCloudPictures.CallCode(problem) ?? "FailedOperation.FaceQualityNotQualified";
            return TencentCloudReplies.Error(call, code, "The picture was refused.");
        }

        lock (_state.Gate)
        {
            if (_state.People.ContainsKey(call.PersonId!))
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.PersonIdAlreadyExist",
                    "The person id is taken."
                );
            }

            if (!_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.GroupIdNotExist",
                    "The group does not exist."
                );
            }

            var twin = p.Number("UniquePersonControl") > 0 ? Twin(call.LibraryId!, picture!.Sha256) : null;
            if (twin is not null)
            {
                // No person is made and no Error is returned.
                return TencentCloudReplies.Envelope(
                    call,
                    twin,
                    static (writer, similar) =>
                    {
                        writer.WriteString("FaceId", string.Empty);
                        writer.WriteNull("FaceRect");
                        writer.WriteString("SimilarPersonId", similar);
                        writer.WriteString("FaceModelVersion", TencentCloudReplies.ModelVersion);
                    }
                );
            }

            _state.People.Add(
                call.PersonId!,
                new SandboxPerson(SandboxVendor.TencentCloud, call.PersonId!, [call.LibraryId!])
                {
                    Name = p.Text("PersonName")!,
                    Gender = p.Number("Gender"),
                }
            );
            var face = _gate.Face(call, _state.NextFaceId(), call.LibraryId!, picture!);
            _state.Add(face);
            return TencentCloudReplies.Envelope(
                call,
                (face, picture!),
                static (writer, s) =>
                {
                    writer.WriteString("FaceId", s.face.FaceId);
                    writer.WritePropertyName("FaceRect");
                    TencentCloudReplies.Rectangle(writer, s.Item2);
                    writer.WriteString("SimilarPersonId", string.Empty);
                    writer.WriteString("FaceModelVersion", TencentCloudReplies.ModelVersion);
                }
            );
        }
    }

    private string? Twin(string groupId, string sha256) =>
        _state.Faces.Values.FirstOrDefault(face => face.LibraryId == groupId && face.PictureSha256 == sha256)?.PersonId;
}
