using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

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
    public override bool IsPreparation => true;

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
/// How many faces a library holds
/// (https://global.yljz.com/document/finauth-guide-docs/Get_Face_Count_in_Face_Library_api).
/// </summary>
internal sealed class FinAuthGetSize(string libraryId, FinAuthOptions options) : VendorOperation<int>("GetSize")
{
    public override bool IsPreparation => true;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        new(
            FinAuthProtocol.Post(
                attempt,
                options,
                new EndpointPath("/finauth/search/group/get_size"),
                FinAuthProtocol.Begin(attempt, options).Text("group_id", libraryId)
            )
        );

    public override int Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        return
            FinAuthProtocol.IsSuccess(reply)
            && int.TryParse(response.FaceCount, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false);
    }
}

/// <summary>
/// Faces of a library in the order of their making, with user and time
/// (https://global.yljz.com/document/finauth-guide-docs/Get_Face_List_in_Face_Library_api).
/// </summary>
/// <param name="libraryId">The library.</param>
/// <param name="start">The first face's number, from 1.</param>
/// <param name="limit">Most faces of this page, at most 1,000.</param>
/// <param name="options">The registration's options.</param>
internal sealed class FinAuthListFaces(string libraryId, long start, int limit, FinAuthOptions options)
    : VendorOperation<FinAuthPage>("ListFaces")
{
    public override bool IsPreparation => true;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) =>
        new(
            FinAuthProtocol.Post(
                attempt,
                options,
                new EndpointPath("/finauth/search/group/list"),
                FinAuthProtocol
                    .Begin(attempt, options)
                    .Text("group_id", libraryId)
                    .Text("start", start.ToString(CultureInfo.InvariantCulture))
                    .Text("limit", limit.ToString(CultureInfo.InvariantCulture))
            )
        );

    public override FinAuthPage Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        // "No faces" is an empty array, never a missing one; and one that is not told might be the one that is looked for.
        return
            FinAuthProtocol.IsSuccess(reply)
            && response.FaceTokens is { } faces
            && faces.TrueForAll(static face => face is { FaceToken.Length: > 0 })
            ? new FinAuthPage(faces, !string.IsNullOrEmpty(response.Next))
            : throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: false);
    }
}

/// <summary>A part of a library's list.</summary>
internal readonly struct FinAuthPage(IReadOnlyList<FinAuthFace> faces, bool namesNext)
{
    public IReadOnlyList<FinAuthFace> Faces => faces;

    /// <summary>Whether the vendor says where to go on.</summary>
    public bool NamesNext => namesNext;
}
