using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sdk.Http;
using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>
/// Searches a library with a picture (https://global.yljz.com/document/finauth-guide-docs/Face_Search_api): stores nothing.
/// </summary>
/// <param name="libraryId">The library.</param>
/// <param name="picture">The picture, open.</param>
/// <param name="limit">Most faces to return, 1 to 100.</param>
/// <param name="threshold">Least likeness, 0 to 100; null leaves it to the vendor.</param>
/// <param name="options">The registration's options.</param>
internal sealed class FinAuthSearchFaces(
    string libraryId,
    OpenedImage picture,
    int limit,
    double? threshold,
    FinAuthOptions options
) : VendorOperation<IReadOnlyList<FinAuthFace>>("SearchFaces")
{
    private DateTimeOffset _asked;

    public override bool IsPreparation => true;

    /// <summary>How far the vendor's clock is ahead of the one that this registration signs by, as the reply shows it.</summary>
    public TimeSpan VendorAhead { get; private set; }

    public override void OnAttempt(DateTimeOffset signedAt) => _asked = signedAt;

    public override async ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var form = FinAuthProtocol
            .Begin(attempt, options)
            .Text("group_id", libraryId)
            .Text("limit", limit.ToString(CultureInfo.InvariantCulture));
        if (threshold is { } least)
        {
            form.Text("threshold", least.ToString("R", CultureInfo.InvariantCulture));
        }

        var format = await MultipartBody.FormatOfAsync(picture, attempt.CancellationToken).ConfigureAwait(false);
        form.File("file", picture, format);
        return FinAuthProtocol.Post(attempt, options, new EndpointPath("/finauth/search/group/search"), form);
    }

    public override IReadOnlyList<FinAuthFace> Read(VendorReply reply)
    {
        VendorAhead = reply.Date is { } date && date > _asked ? date - _asked : TimeSpan.Zero;
        var response = FinAuthProtocol.Read(reply);
        return FinAuthProtocol.IsSuccess(reply) && Found(response) is { } found
            ? found
            : throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false);
    }

    /// <summary>
    /// The name of the member with the faces is not known here: the first array that is empty or holds face tokens is it.
    /// </summary>
    private static List<FinAuthFace>? Found(FinAuthResponse response)
    {
        foreach (var other in response.Others ?? [])
        {
            if (other.Value.ValueKind != JsonValueKind.Array)
            {
                continue;
            }

            var faces = new List<FinAuthFace>();
            foreach (var item in other.Value.EnumerateArray())
            {
                if (
                    item.ValueKind == JsonValueKind.Object
                    && item.Deserialize(FinAuthJson.Default.FinAuthFace) is { FaceToken.Length: > 0 } face
                )
                {
                    faces.Add(face);
                }
            }

            if (faces.Count == other.Value.GetArrayLength())
            {
                return faces;
            }
        }

        return null;
    }
}

/// <summary>
/// One face of a library (https://global.yljz.com/document/finauth-guide-docs/Get_Face_Info_in_Face_Library_api): whose it
/// is and since when.
/// </summary>
internal sealed class FinAuthGetFaceInfo(string libraryId, string faceToken, FinAuthOptions options)
    : VendorOperation<FinAuthFace>("GetFaceInfo")
{
    public override bool IsPreparation => true;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var form = FinAuthProtocol.Begin(attempt, options).Text("group_id", libraryId).Text("face_token", faceToken);
        return new ValueTask<HttpRequestMessage>(
            FinAuthProtocol.Post(attempt, options, new EndpointPath("/finauth/search/group/face_info"), form)
        );
    }

    public override FinAuthFace Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        return FinAuthProtocol.IsSuccess(reply) && response.Info is { FaceToken.Length: > 0 } face
            ? face
            : throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false);
    }
}

/// <summary>
/// Reads back by the picture: a face that looks like it, carries the person's id and was added since the ticket was made.
/// An earlier face of the person looks like it too, so absence proves nothing.
/// </summary>
internal sealed class FinAuthReadBack(FinAuthOptions options) : FaceReadBack
{
    private const int MaxFaces = 20;

    /// <summary>Of the suggested thresholds the strictest: the picture is the very same.</summary>
    private const double Threshold = 90;

    public override TimeSpan? Validity => options.SignatureValidity;

    public override bool IsComplete => false;

    public override bool NeedsPictures => true;

    public override async ValueTask<IReadOnlyList<string>> ReadAsync(
        PreparationCall call,
        FaceEnrollmentTicket ticket,
        OpenedImages? images
    )
    {
        var ids = new List<string>();
        if (ticket.LibraryId is not { } library)
        {
            return ids;
        }

        var search = new FinAuthSearchFaces(library, images![0]!, MaxFaces, Threshold, options);
        foreach (var like in await call.ExecuteAsync(search).ConfigureAwait(false))
        {
            if (like.UserId is not null && like.UserId != ticket.PersonId)
            {
                continue;
            }

            // Not every member is documented for a search's faces; face_info has them all.
            var info = new FinAuthGetFaceInfo(library, like.FaceToken!, options);
            var face = await call.ExecuteAsync(info).ConfigureAwait(false);
            if (face.UserId == ticket.PersonId && AddedAt(face) >= ticket.CreatedAt + search.VendorAhead)
            {
                ids.Add(like.FaceToken!);
            }
        }

        return ids;
    }

    private static DateTimeOffset? AddedAt(FinAuthFace face) =>
        long.TryParse(face.AddTime, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && time < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : null;
}
