using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>The two operations that store a face: CreateFace and CreatePerson.</summary>
internal sealed class TencentCloudEnrollment
{
    private const int MaxPicturesPerCall = 4;
    private const int MaxFacesPerPerson = 5;
    private const long FirstFaceId = 2875186538564559728;

    private readonly PictureGate _gate;
    private readonly VendorState _state;

    public TencentCloudEnrollment(SandboxContext sandbox)
    {
        _gate = new PictureGate(sandbox, SandboxVendor.TencentCloud);
        _state = sandbox.Store[SandboxVendor.TencentCloud];
        _state.FaceId = static number => (FirstFaceId + number).ToString(CultureInfo.InvariantCulture);
    }

    public async ValueTask<SandboxReply> CreateFaceAsync(
        SandboxCall call,
        TencentCloudParameters p,
        CancellationToken cancellationToken
    )
    {
        if (TencentCloudRules.PersonId(call, p) is { } refused)
        {
            return refused;
        }

        if (!p.TryTexts("Images", out var images) || !p.TryTexts("Urls", out var urls))
        {
            return TencentCloudReplies.Error(call, "InvalidParameter", "Images and Urls are lists of strings.");
        }

        // When both are given only Urls is used.
        var sources = urls is { Count: > 0 } ? urls : images ?? [];
        var fault =
            sources.Count == 0 ? ("MissingParameter.ErrorParameterEmpty", "One of Images and Urls is required.")
            : sources.Count > MaxPicturesPerCall
                ? ("InvalidParameterValue.UploadFaceNumExceed", "Up to four faces can be uploaded at a time.")
            : urls is not null && urls.Any(url => !PictureFetcher.IsHttp(url, out _))
                ? ("InvalidParameterValue.UrlIllegal", "A URL is not one of HTTP or HTTPS.")
            : !p.InRange("FaceMatchThreshold", 0, 100, whole: false)
                ? ("InvalidParameterValue.FaceMatchThresholdIllegal", "FaceMatchThreshold is from 0 to 100.")
            : TencentCloudRules.Controls(p);
        if (fault is var (code, message))
        {
            return TencentCloudReplies.Error(call, code, message);
        }

        return await WithPersonAsync(
                call,
                async () =>
                {
                    var pictures = await CollectAsync(call, sources, urls is { Count: > 0 }, cancellationToken)
                        .ConfigureAwait(false);
                    return Store(call, pictures);
                }
            )
            .ConfigureAwait(false);
    }

    public async ValueTask<SandboxReply> CreatePersonAsync(
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

        var (picture, problem) = (await CollectAsync(call, [source], byUrl, cancellationToken).ConfigureAwait(false))[
            0
        ];
        if (problem != PictureProblem.None)
        {
            // This action documents a code of its own for poor quality.
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

    /// <summary>Two operations on one person at once are a conflict.</summary>
    private async ValueTask<SandboxReply> WithPersonAsync(SandboxCall call, Func<ValueTask<SandboxReply>> work)
    {
        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.PersonIdNotExist",
                    "The person does not exist."
                );
            }

            if (!_state.Busy.Add(call.PersonId!))
            {
                return TencentCloudReplies.Error(
                    call,
                    "FailedOperation.ConflictOperation",
                    "The person is being operated on."
                );
            }
        }

        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            lock (_state.Gate)
            {
                _state.Busy.Remove(call.PersonId!);
            }
        }
    }

    private async ValueTask<List<(SandboxPicture? Picture, PictureProblem Problem)>> CollectAsync(
        SandboxCall call,
        IReadOnlyList<string> sources,
        bool byUrl,
        CancellationToken cancellationToken
    )
    {
        var rules = new TencentCloudPictures(call.Head.Header("X-TC-Version") == "2020-03-03");
        var pictures = new List<(SandboxPicture?, PictureProblem)>();
        foreach (var source in sources)
        {
            var picture = byUrl
                ? await _gate.FetchAsync(source, cancellationToken).ConfigureAwait(false)
                : PictureGate.FromBase64(source);
            var problem =
                picture is not null ? _gate.Check(call, picture, rules)
                : byUrl ? PictureProblem.NotFetched
                : PictureProblem.Undecodable;
            pictures.Add((picture, problem));
        }

        return pictures;
    }

    private SandboxReply Store(SandboxCall call, List<(SandboxPicture? Picture, PictureProblem Problem)> pictures)
    {
        if (pictures is [var only] && TencentCloudPictures.CallCode(only.Problem) is { } code)
        {
            return TencentCloudReplies.Error(call, code, "The picture was refused.");
        }

        lock (_state.Gate)
        {
            if (!_state.People.TryGetValue(call.PersonId!, out var person))
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.PersonIdNotExist",
                    "The person does not exist."
                );
            }

            if (_state.FaceIds(call.PersonId!).Length + pictures.Count > MaxFacesPerPerson)
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.PersonFaceNumExceed",
                    "A person holds at most five faces."
                );
            }

            call.LibraryId = person.LibraryIds.Count > 0 ? person.LibraryIds[0] : string.Empty;
            foreach (var (picture, problem) in pictures)
            {
                if (problem == PictureProblem.None)
                {
                    _state.Add(_gate.Face(call, _state.NextFaceId(), call.LibraryId, picture!));
                }
            }
        }

        return TencentCloudFaceReply.For(call, pictures);
    }

    private string? Twin(string groupId, string sha256) =>
        _state.Faces.Values.FirstOrDefault(face => face.LibraryId == groupId && face.PictureSha256 == sha256)?.PersonId;
}
