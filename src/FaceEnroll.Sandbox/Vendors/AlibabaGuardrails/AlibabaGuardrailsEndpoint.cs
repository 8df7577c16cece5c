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

    public SandboxVendor Vendor => SandboxVendor.AlibabaGuardrails;

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

        if (!Json.TryParseObject(call.Body, out var document))
        {
            return AlibabaGuardrailsReplies.Refuse(call, 400, "The body is not a JSON object.");
        }

        using (document)
        {
            var body = document.RootElement;
            if (AlibabaGuardrailsRules.PersonId(call, body) is { } wrong)
            {
                return wrong;
            }

            return call.Operation switch
            {
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
