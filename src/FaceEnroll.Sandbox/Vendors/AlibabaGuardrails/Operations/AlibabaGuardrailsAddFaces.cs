using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>AddFaces: addresses only, one item per picture.</summary>
internal sealed class AlibabaGuardrailsAddFaces
{
    private const int MaxFacesPerPerson = 20;

    // Odd and beyond 2^53, as in the vendor's sample: a double would corrupt it.
    private const long FirstFaceId = 23088737259260929;

    private readonly PictureGate _gate;
    private readonly AlibabaGuardrailsPictureReader _reader;
    private readonly VendorState _state;

    public AlibabaGuardrailsAddFaces(SandboxContext sandbox)
    {
        _gate = new PictureGate(sandbox, SandboxVendor.AlibabaGuardrails);
        _reader = new AlibabaGuardrailsPictureReader(sandbox);
        _state = sandbox.Store[SandboxVendor.AlibabaGuardrails];
        _state.FaceId = static number => (FirstFaceId + (2 * number)).ToString(CultureInfo.InvariantCulture);
    }

    public async ValueTask<SandboxReply> ExecuteAsync(
        SandboxCall call,
        JsonElement body,
        CancellationToken cancellationToken
    )
    {
        if (AlibabaGuardrailsRules.Urls(call, body, out var urls) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return AlibabaGuardrailsReplies.Refuse(call, 400, AlibabaGuardrailsReplies.PersonUnknown);
            }
        }

        var items = await _reader.ReadAsync(call, urls, cancellationToken).ConfigureAwait(false);

        if (items is [var only] && AlibabaGuardrailsPictures.CallCode(only.Problem) is { } code)
        {
            return AlibabaGuardrailsReplies.Refuse(call, code, AlibabaGuardrailsPictures.Message(only.Problem));
        }

        SandboxPerson? person;
        lock (_state.Gate)
        {
            if (!_state.People.TryGetValue(call.PersonId!, out person))
            {
                return AlibabaGuardrailsReplies.Refuse(call, 400, AlibabaGuardrailsReplies.PersonUnknown);
            }

            if (_state.FaceCount(call.PersonId!) + items.Count > MaxFacesPerPerson)
            {
                // The limit is documented, its code is not.
                return AlibabaGuardrailsReplies.Refuse(call, 400, "A person holds at most 20 faces.");
            }

            call.LibraryId = person.LibraryIds.Count > 0 ? person.LibraryIds[0] : string.Empty;
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i].Problem == PictureProblem.None)
                {
                    var face = _gate.Face(call, _state.NextFaceId(), call.LibraryId, items[i].Picture!);
                    _state.Add(face);
                    items[i] = items[i] with { FaceId = face.FaceId };
                }
            }
        }

        return AlibabaGuardrailsReplies.Data(
            call,
            (person, items),
            static (writer, s) => WriteItems(writer, s.person, s.items)
        );
    }

    private static void WriteItems(
        Utf8JsonWriter writer,
        SandboxPerson person,
        List<(SandboxPicture? Picture, PictureProblem Problem, string? FaceId)> items
    )
    {
        writer.WriteStrings("groupIds", person.LibraryIds);
        writer.WriteString("personId", person.PersonId);
        writer.WriteStartArray("faceImageItems");
        foreach (var (_, problem, faceId) in items)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("success", faceId is not null);
            if (faceId is not null)
            {
                writer.WriteNumber("faceId", long.Parse(faceId, CultureInfo.InvariantCulture));
            }
            else
            {
                writer.WriteString("msg", AlibabaGuardrailsPictures.Message(problem));
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
