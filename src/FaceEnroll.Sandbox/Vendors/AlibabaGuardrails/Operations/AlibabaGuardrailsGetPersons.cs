using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>The ids of a group's people, page by page, in the order of creation.</summary>
internal sealed class AlibabaGuardrailsGetPersons(SandboxContext sandbox)
{
    private const int DefaultSize = 20;
    private const int MaxSize = 100;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaGuardrails];

    public SandboxReply Execute(SandboxCall call, JsonElement body)
    {
        call.LibraryId = body.String("groupId");
        if (!Identifiers.IsTight(call.LibraryId))
        {
            return AlibabaGuardrailsReplies.Refuse(call, 400, "groupId is 1 to 32 letters, digits, _ or -.");
        }

        if (
            !AlibabaGuardrailsRules.TryNumber(body, "currentPage", 1, int.MaxValue, out var page)
            || !AlibabaGuardrailsRules.TryNumber(body, "pageSize", DefaultSize, MaxSize, out var size)
        )
        {
            return AlibabaGuardrailsReplies.Refuse(
                call,
                400,
                "currentPage is a number from 1, pageSize is a number from 1 to 100."
            );
        }

        lock (_state.Gate)
        {
            // A group exists by being named: the answer for one that is unknown is not documented, here it is empty.
            var people = _state.Libraries.GetValueOrDefault(call.LibraryId!)?.People;
            return AlibabaGuardrailsReplies.Data(
                call,
                (Ids: call.Shown(people?.Page((page - 1L) * size, size) ?? []), page, size, Total: people?.Count ?? 0),
                static (writer, s) =>
                {
                    writer.WriteStrings("personIds", s.Ids.Select(person => person.PersonId));
                    writer.WriteNumber("currentPage", s.page);
                    writer.WriteNumber("pageSize", s.size);
                    writer.WriteNumber("totalCount", s.Total);
                }
            );
        }
    }
}
