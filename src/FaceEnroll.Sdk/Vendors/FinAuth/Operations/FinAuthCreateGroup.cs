using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>Makes a library (https://global.yljz.com/document/finauth-guide-docs/create_face_library_api).</summary>
internal sealed class FinAuthCreateGroup(FaceLibraryRequest request, FinAuthOptions options)
    : VendorOperation<string?>(OperationName)
{
    public const string OperationName = "CreateGroup";

    public override FaceOperationPurpose Purpose => FaceOperationPurpose.Manage;

    public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt)
    {
        var form = FinAuthProtocol
            .Begin(attempt, options)
            .Text("group_name", request.DisplayName ?? request.LibraryId)
            .Text("group_id", request.LibraryId);
        if (!string.IsNullOrEmpty(request.Description))
        {
            form.Text("group_data", request.Description!);
        }

        if (!string.IsNullOrEmpty(request.ModelVersion))
        {
            form.Text("model_version", request.ModelVersion!);
        }

        return new ValueTask<HttpRequestMessage>(
            FinAuthProtocol.Post(attempt, options, new EndpointPath("/finauth/search/group/create"), form)
        );
    }

    public override string? Read(VendorReply reply)
    {
        var response = FinAuthProtocol.Read(reply);
        return FinAuthProtocol.IsSuccess(reply) && response.GroupId == request.LibraryId
            ? response.RequestId
            : throw FinAuthProtocol.NoSuccess(reply, response, looksApplied: true);
    }
}
