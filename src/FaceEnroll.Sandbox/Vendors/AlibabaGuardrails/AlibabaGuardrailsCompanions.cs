using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>The operations around enrollment: people, reading back, deleting.</summary>
internal sealed class AlibabaGuardrailsCompanions(SandboxContext sandbox)
{
    private const int MaxGroups = 100;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaGuardrails];

    public SandboxReply AddPerson(SandboxCall call, JsonElement body)
    {
        var groups = Texts(body, "groupIds");
        if (groups is not { Count: > 0 } || !groups.TrueForAll(Identifiers.IsTight))
        {
            return AlibabaGuardrailsReplies.Refuse(
                call,
                400,
                "groupIds is a list of ids of 1 to 32 letters, digits, _ or -."
            );
        }

        lock (_state.Gate)
        {
            if (_state.People.ContainsKey(call.PersonId!))
            {
                return AlibabaGuardrailsReplies.Refuse(call, 400, AlibabaGuardrailsReplies.PersonExists);
            }

            if (_state.Libraries.Keys.Union(groups).Count() > MaxGroups)
            {
                return AlibabaGuardrailsReplies.Refuse(call, 400, "There are at most 100 groups.");
            }

            // Naming an unknown group creates it.
            groups.ForEach(group => _state.Libraries.TryAdd(group, group));
            var person = new SandboxPerson(SandboxVendor.AlibabaGuardrails, call.PersonId!, groups)
            {
                Name = body.String("name") ?? string.Empty,
                Note = body.String("note"),
            };
            _state.People.Add(person.PersonId, person);
            call.LibraryId = groups[0];
            return AlibabaGuardrailsReplies.Data(
                call,
                person,
                static (writer, p) =>
                {
                    writer.WriteString("personId", p.PersonId);
                    writer.WriteStrings("groupIds", p.LibraryIds);
                }
            );
        }
    }

    public SandboxReply GetPerson(SandboxCall call)
    {
        lock (_state.Gate)
        {
            return !_state.People.TryGetValue(call.PersonId!, out var person)
                ? Unknown(call)
                : AlibabaGuardrailsReplies.Data(
                    call,
                    (person, _state.FaceIds(call.PersonId!)),
                    static (writer, s) =>
                    {
                        writer.WriteString("personId", s.person.PersonId);
                        writer.WriteString("name", s.person.Name);
                        writer.WriteStrings("groupIds", s.person.LibraryIds);
                        writer.WriteStrings("faceIds", s.Item2);
                        writer.WriteString("note", s.person.Note);
                    }
                );
        }
    }

    public SandboxReply GetFaces(SandboxCall call, JsonElement body)
    {
        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return Unknown(call);
            }

            var held = _state.FaceIds(call.PersonId!);
            var asked = Texts(body, "faceIds") ?? [.. held];
            return AlibabaGuardrailsReplies.Data(
                call,
                (call, asked.Select(id => (Id: id, Found: held.Contains(id))).ToList()),
                static (writer, s) =>
                {
                    writer.WriteString("personId", s.call.PersonId);
                    writer.WriteStartArray("faceImageItems");
                    foreach (var (id, found) in s.Item2)
                    {
                        writer.WriteStartObject();
                        writer.WriteBoolean("success", found);
                        writer.WriteString("faceId", id);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                }
            );
        }
    }

    public SandboxReply DeleteFaces(SandboxCall call, JsonElement body)
    {
        if (Texts(body, "faceIds") is not { Count: > 0 } ids)
        {
            return AlibabaGuardrailsReplies.Refuse(call, 400, "faceIds is a list of ids as strings.");
        }

        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                // Seen in the wild: an unknown person is answered 500 here, an unknown face not at all.
                return AlibabaGuardrailsReplies.Refuse(call, 500, "GENERAL_ERROR");
            }

            var gone = _state.FaceIds(call.PersonId!).Intersect(ids).ToList();
            gone.ForEach(id => _state.Remove(id));
            return AlibabaGuardrailsReplies.Data(
                call,
                (call, gone),
                static (writer, s) =>
                {
                    writer.WriteString("personId", s.call.PersonId);
                    writer.WriteStrings("faceIds", s.gone);
                    writer.WriteNumber("deleteCount", s.gone.Count);
                }
            );
        }
    }

    public SandboxReply DeletePerson(SandboxCall call)
    {
        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return Unknown(call);
            }

            _state.RemovePerson(call.PersonId!);
        }

        return AlibabaGuardrailsReplies.Data(
            call,
            call,
            static (writer, c) =>
            {
                writer.WriteString("personId", c.PersonId);
                writer.WriteNumber("deleteCount", 1);
            }
        );
    }

    private static SandboxReply Unknown(SandboxCall call) =>
        AlibabaGuardrailsReplies.Refuse(call, 400, AlibabaGuardrailsReplies.PersonUnknown);

    private static List<string>? Texts(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = list.EnumerateArray().Select(item => item.Text()).OfType<string>().ToList();
        return texts.Count == list.GetArrayLength() ? texts : null;
    }
}
