using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>Searching a face set by a picture.</summary>
internal sealed class AdvanceAISearchFaces(SandboxContext sandbox)
{
    private readonly AdvanceAIPictureReader _reader = new(sandbox);
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AdvanceAI];

    /// <summary>Only the same bytes are "similar".</summary>
    public SandboxReply Execute(SandboxCall call)
    {
        if (_reader.Read(call, out var form, out var picture) is { } refused)
        {
            return refused;
        }

        var topK = int.TryParse(form!.Text("topK"), NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            ? k
            : 20;
        var threshold = int.TryParse(form.Text("threshold"), NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            ? t
            : 80;
        List<SandboxFace> found;
        lock (_state.Gate)
        {
            found =
            [
                .. (_state.Libraries.GetValueOrDefault(call.LibraryId!)?.Faces.All() ?? [])
                    .Where(f => f.PictureSha256 == picture!.Sha256)
                    .Take(topK),
            ];
        }

        return AdvanceAIReplies.Success(
            call,
            (topK, threshold, found),
            static (writer, s) =>
            {
                writer.WriteStartObject("data");
                writer.WriteNumber("topK", s.topK);
                writer.WriteNumber("threshold", s.threshold);
                writer.WriteNumber("total", s.found.Count);
                writer.WriteStartArray("faceReferences");
                foreach (var face in s.found)
                {
                    writer.WriteStartObject();
                    AdvanceAIReplies.WriteFace(writer, face);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            },
            charged: true
        );
    }
}
