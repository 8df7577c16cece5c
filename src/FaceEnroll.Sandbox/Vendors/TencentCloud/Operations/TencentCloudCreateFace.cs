using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Adding faces to a person.</summary>
internal sealed class TencentCloudCreateFace
{
    private const int MaxPicturesPerCall = 4;
    private const int MaxFacesPerPerson = 5;
    private const long FirstFaceId = 2875186538564559728;

    private readonly PictureGate _gate;
    private readonly TencentCloudPictureReader _reader;
    private readonly VendorState _state;

    public TencentCloudCreateFace(SandboxContext sandbox)
    {
        _gate = new PictureGate(sandbox, SandboxVendor.TencentCloud);
        _reader = new TencentCloudPictureReader(sandbox);
        _state = sandbox.Store[SandboxVendor.TencentCloud];

        // CreatePerson's face is counted with them.
        _state.FaceId = static number => (FirstFaceId + number).ToString(CultureInfo.InvariantCulture);
    }

    public async ValueTask<SandboxReply> ExecuteAsync(
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
                    var pictures = await _reader
                        .ReadAsync(call, sources, urls is { Count: > 0 }, cancellationToken)
                        .ConfigureAwait(false);
                    return Store(call, pictures);
                }
            )
            .ConfigureAwait(false);
    }

    /// <summary>Two operations on one person at once are a conflict.</summary>
    private async ValueTask<SandboxReply> WithPersonAsync(SandboxCall call, Func<ValueTask<SandboxReply>> work)
    {
        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return TencentCloudReplies.UnknownPerson(call);
            }
        }

        if (!_state.Busy.TryAdd(call.PersonId!, true))
        {
            return TencentCloudReplies.BusyPerson(call);
        }

        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _state.Busy.TryRemove(call.PersonId!, out _);
        }
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
                return TencentCloudReplies.UnknownPerson(call);
            }

            if (_state.FaceCount(call.PersonId!) + pictures.Count > MaxFacesPerPerson)
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
}
