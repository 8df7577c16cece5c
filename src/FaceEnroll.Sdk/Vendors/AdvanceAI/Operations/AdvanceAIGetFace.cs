using System.Text.Json;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>One face by its id (https://doc-center-acmp.advance.ai/docs/ag-fs-face-get-face-api): free.</summary>
internal sealed class AdvanceAIGetFace(string faceId, AdvanceAIOptions options, AdvanceAITokens tokens)
    : VendorOperation<AdvanceAIFace>("GetFace")
{
    private readonly AdvanceAIAccess _access = new(tokens, options);

    public override bool StoresFaces => false;

    public override bool NeedsCredentials => false;

    public override ValueTask PrepareAsync(CallScope call) => _access.PrepareAsync(Name, call);

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var path = AdvanceAIAddFace.Path + "?id=" + Uri.EscapeDataString(faceId);
        var uri = new Uri(options.EffectiveEndpoint, path);
        return new ValueTask<HttpRequestMessage>(_access.Authorize(attempt, Attempt.Get(uri)));
    }

    public override AdvanceAIFace Read(VendorReply reply)
    {
        var envelope = AdvanceAIProtocol.Read(reply, _access.ForCode);
        var face =
            envelope.Data.ValueKind == JsonValueKind.Object
                ? envelope.Data.Deserialize(AdvanceAIJson.Default.AdvanceAIFace)
                : null;
        return face is { Id.Length: > 0 } ? face : throw AdvanceAIProtocol.HalfSuccess(reply, envelope);
    }

    public override bool DropCredentials(FaceEnrollmentOptions options, FaceEnrollmentCredentials? used) =>
        _access.Drop();
}
