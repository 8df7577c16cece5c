using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>
/// Searches a face set with a picture (https://doc-center-acmp.advance.ai/docs/ag-fs-search-search-api): stores no face,
/// is charged, and the vendor keeps the query for 60 days.
/// </summary>
/// <param name="libraryId">The face set.</param>
/// <param name="picture">The picture, open.</param>
/// <param name="limit">Most faces to return.</param>
/// <param name="threshold">Least likeness, 0 to 100; null leaves it to the vendor, which uses 80.</param>
/// <param name="options">The registration's options.</param>
/// <param name="tokens">The client's tokens.</param>
internal sealed class AdvanceAISearchFaces(
    string libraryId,
    OpenedImage picture,
    int limit,
    double? threshold,
    AdvanceAIOptions options,
    AdvanceAITokens tokens
) : VendorOperation<IReadOnlyList<AdvanceAIFace>>("SearchFaces")
{
    private readonly AdvanceAIAccess _access = new(tokens, options);

    public override bool ChangesFaces => false;

    public override bool NeedsCredentials => false;

    public override ValueTask PrepareAsync(CallScope scope) => _access.PrepareAsync(Name, scope);

    public override async ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var form = new MultipartBody()
            .Text("faceSetId", libraryId)
            .Text("topK", limit.ToString(CultureInfo.InvariantCulture));
        if (threshold is { } least)
        {
            form.Text("threshold", least.ToString("R", CultureInfo.InvariantCulture));
        }

        var format = await MultipartBody.FormatOfAsync(picture, attempt.CancellationToken).ConfigureAwait(false);
        form.File("faceImage", picture, format);
        var uri = new Uri(options.EffectiveEndpoint, "/intl/openapi/face-search/search");
        return _access.Authorize(attempt, attempt.Post(uri, form.Build(), form.ContentType));
    }

    public override IReadOnlyList<AdvanceAIFace> Read(VendorReply reply)
    {
        var envelope = AdvanceAIProtocol.Read(reply, _access.ForCode);
        var references =
            envelope.Data.ValueKind == JsonValueKind.Object
                ? envelope.Data.Deserialize(AdvanceAIJson.Default.AdvanceAISearchData)?.FaceReferences
                : null;
        var faces = new List<AdvanceAIFace>();
        foreach (var face in references ?? throw AdvanceAIProtocol.HalfSuccess(reply, envelope))
        {
            faces.Add(face is { Id.Length: > 0 } ? face : throw AdvanceAIProtocol.HalfSuccess(reply, envelope));
        }

        return faces;
    }

    public override bool DropCredentials(FaceEnrollmentOptions options, FaceEnrollmentCredentials? used) =>
        _access.Drop();
}
