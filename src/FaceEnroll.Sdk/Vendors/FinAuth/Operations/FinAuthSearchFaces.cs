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
    public override bool ChangesFaces => false;

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
    /// The name of the member with the faces is not known here: it is the first array that is empty or holds face tokens.
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
