using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Listing;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>The groups of Guardrails: they exist by being named, and have nothing but their id.</summary>
internal sealed class AlibabaGuardrailsLibraries(DirectoryPipeline pipeline, AlibabaGuardrailsOptions options)
    : VendorLibraries
{
    public override string Describe => "GetGroups";

    public override string HowToCreate => "It comes into being with its first person: CreatePersonAsync names it.";

    public override void Check(RequestRules rules, FaceLibraryRequest request)
    {
        rules.Must(request.DisplayName is null, "DisplayName", "be null: this vendor keeps none");
        rules.Must(request.Description is null, "Description", "be null: this vendor keeps none");
        rules.Must(request.ModelVersion is null, "ModelVersion", "be null: this vendor has none");
    }

    public override async ValueTask<FaceLibrary?> FindAsync(string libraryId, CancellationToken cancellationToken) =>
        (await GroupsAsync(cancellationToken).ConfigureAwait(false)).Contains(libraryId)
            ? new FaceLibrary(libraryId)
            : null;

    public override async IAsyncEnumerable<FaceLibrary> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var group in await GroupsAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new FaceLibrary(group);
        }
    }

    private ValueTask<IReadOnlyList<string>> GroupsAsync(CancellationToken cancellationToken) =>
        pipeline.RunAsync(new AlibabaGuardrailsGetGroups(options), options, cancellationToken);
}
