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

        if (p.Descriptions() is not { } descriptions)
        {
            return TencentCloudReplies.Error(
                call,
                "InvalidParameter",
                "PersonExDescriptionInfos is a list of numbers and texts."
            );
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

            if (!_state.Libraries.TryGetValue(call.LibraryId!, out var group))
            {
                return TencentCloudReplies.UnknownGroup(call);
            }

            var twin = p.Number("UniquePersonControl") > 0 ? Twin(group, picture!.Sha256) : null;
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

            var face = _gate.Face(call, _state.NextFaceId(), group.Id, picture!);
            _state.TryAdd(
                new SandboxPerson(SandboxVendor.TencentCloud, call.PersonId!, [group.Id])
                {
                    Name = p.Text("PersonName")!,
                    Gender = p.Number("Gender"),
                    CreatedAt = face.EnrolledAt,
                    Descriptions = new Dictionary<string, IReadOnlyList<string>>
                    {
                        [group.Id] =
                        [
                            .. group.Fields.Select((_, i) => descriptions.GetValueOrDefault(i, string.Empty)),
                        ],
                    },
                }
            );
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

    private static string? Twin(VendorLibrary group, string sha256) =>
        group.Faces.All().Find(face => face.PictureSha256 == sha256)?.PersonId;
}
