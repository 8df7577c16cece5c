using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>The two operations that take a picture: adding a face and searching.</summary>
internal sealed class AdvanceAIEnrollment(SandboxContext sandbox)
{
    private static readonly string[] Optional = ["externalReferenceId", "idNumber", "idCardType", "country", "name"];
    private static readonly AdvanceAIPictures Rules = new();
    private readonly PictureGate _gate = new(sandbox, SandboxVendor.AdvanceAI);
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AdvanceAI];

    public SandboxReply Add(SandboxCall call)
    {
        if (Read(call, out var form, out var picture) is { } refused)
        {
            return refused;
        }

        var fields = new Dictionary<string, string>();
        foreach (var name in Optional)
        {
            if (form!.Text(name) is { Length: > 0 } value)
            {
                fields.Add(name, value);
            }
        }

        var id = _state.NextFaceId();
        lock (_state.Gate)
        {
            _state.Add(_gate.Face(call, id, call.LibraryId!, picture!, fields));
        }

        return AdvanceAIReplies.Success(call, id, static (writer, i) => writer.WriteString("data", i));
    }

    /// <summary>Only the same bytes are "similar".</summary>
    public SandboxReply Search(SandboxCall call)
    {
        if (Read(call, out var form, out var picture) is { } refused)
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
                .. _state
                    .Faces.Values.Where(f => f.LibraryId == call.LibraryId && f.PictureSha256 == picture!.Sha256)
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
                    AdvanceAICompanions.WriteFace(writer, face);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            },
            charged: true
        );
    }

    private SandboxReply? Read(SandboxCall call, out MultipartForm? form, out SandboxPicture? picture)
    {
        picture = null;
        form = MultipartForm.Read(call.Head.Header("Content-Type"), call.Body, out _);
        call.LibraryId = form?.Text("faceSetId");
        if (
            form is null
            || form.HasDuplicates()
            || string.IsNullOrEmpty(call.LibraryId)
            || form["faceImage"] is not { FileName: not null } file
        )
        {
            return AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", AdvanceAIReplies.IllegalParameters);
        }

        call.PersonId = form.Text("externalReferenceId");
        lock (_state.Gate)
        {
            if (!_state.Libraries.ContainsKey(call.LibraryId))
            {
                return AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", $"FaceSet not found, id: {call.LibraryId}");
            }
        }

        picture = SandboxPicture.From(file.Content);
        return AdvanceAIPictures.Refuse(call, _gate.Check(call, picture, Rules));
    }
}
