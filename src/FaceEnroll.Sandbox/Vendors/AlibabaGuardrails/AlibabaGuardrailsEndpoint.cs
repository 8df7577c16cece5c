using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Vendors.Alibaba;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Alibaba AI Guardrails: the operation is the path, named here as the official SDK names it.</summary>
internal sealed class AlibabaGuardrailsEndpoint(SandboxContext sandbox) : IVendorEndpoint
{
    private readonly AlibabaGuardrailsAddFaces _addFaces = new(sandbox);
    private readonly AlibabaGuardrailsAddPerson _addPerson = new(sandbox);
    private readonly AlibabaGuardrailsGetPerson _getPerson = new(sandbox);
    private readonly AlibabaGuardrailsGetFaces _getFaces = new(sandbox);
    private readonly AlibabaGuardrailsDeleteFaces _deleteFaces = new(sandbox);
    private readonly AlibabaGuardrailsDeletePerson _deletePerson = new(sandbox);
    private readonly AlibabaGuardrailsGetGroups _getGroups = new(sandbox);
    private readonly AlibabaGuardrailsGetPersons _getPersons = new(sandbox);
    private readonly AlibabaGuardrailsAddGroups _addGroups = new(sandbox);
    private readonly AlibabaGuardrailsDeleteGroups _deleteGroups = new(sandbox);

    public SandboxVendor Vendor => SandboxVendor.AlibabaGuardrails;

    public IReadOnlyList<string> Operations { get; } =
    [
        "AddFaces",
        "AddPerson",
        "GetPerson",
        "GetFaces",
        "DeleteFaces",
        "DeletePerson",
        "GetGroups",
        "GetPersons",
        "AddGroups",
        "DeleteGroups",
    ];

    public string EnrollOperation => "AddFaces";

    public string ThrottleCode => "588";

    public string TokenCode => "InvalidSecurityToken.Expired";

    public bool Recognizes(RequestHead head, out string? operation)
    {
        operation = head.Path switch
        {
            "/green/sface/face/add" => "AddFaces",
            "/green/sface/person/add" => "AddPerson",
            "/green/sface/person" => "GetPerson",
            "/green/sface/faces" => "GetFaces",
            "/green/sface/face/delete" => "DeleteFaces",
            "/green/sface/person/delete" => "DeletePerson",
            "/green/sface/groups" => "GetGroups",
            "/green/sface/group/persons" => "GetPersons",
            "/green/sface/person/groups/add" => "AddGroups",
            "/green/sface/person/groups/delete" => "DeleteGroups",
            _ => null,
        };
        return head.Path.StartsWith("/green/", StringComparison.Ordinal);
    }

    public SandboxReply? Authenticate(SandboxCall call) => AlibabaGuardrailsAuthentication.Check(sandbox, call);

    public async ValueTask<SandboxReply> ExecuteAsync(SandboxCall call, CancellationToken cancellationToken)
    {
        if (AlibabaGuardrailsAuthentication.CheckCommon(call) is { } refused)
        {
            return refused;
        }

        // The only operation that takes nothing.
        if (call.Operation == "GetGroups" && call.Body.IsEmpty)
        {
            return _getGroups.Execute(call);
        }

        if (!Json.TryParseObject(call.Body, out var document))
        {
            return AlibabaGuardrailsReplies.Refuse(call, 400, "The body is not a JSON object.");
        }

        using (document)
        {
            var body = document.RootElement;
            var isOfAPerson = call.Operation is not ("GetGroups" or "GetPersons");
            if (isOfAPerson && AlibabaGuardrailsRules.PersonId(call, body) is { } wrong)
            {
                return wrong;
            }

            return call.Operation switch
            {
                "GetGroups" => _getGroups.Execute(call),
                "GetPersons" => _getPersons.Execute(call, body),
                "AddGroups" => _addGroups.Execute(call, body),
                "DeleteGroups" => _deleteGroups.Execute(call, body),
                "AddFaces" => await _addFaces.ExecuteAsync(call, body, cancellationToken).ConfigureAwait(false),
                "AddPerson" => _addPerson.Execute(call, body),
                "GetPerson" => _getPerson.Execute(call),
                "GetFaces" => _getFaces.Execute(call, body),
                "DeleteFaces" => _deleteFaces.Execute(call, body),
                _ => _deletePerson.Execute(call),
            };
        }
    }

    public SandboxReply Error(SandboxCall call, string code, string message, int? status) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? AlibabaGuardrailsReplies.Refuse(call, number, message).WithStatus(status)
            : AlibabaGateway.Error(call, status ?? AlibabaGateway.StatusOf(code), code, message);
}
