using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Listing;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>The libraries of FinAuth: at most ten of an account.</summary>
internal sealed class FinAuthLibraries(DirectoryPipeline pipeline, FinAuthOptions options) : VendorLibraries
{
    public override string Create => FinAuthCreateGroup.OperationName;

    public override string Describe => "GetGroupInfo";

    public override bool CanCreate => true;

    public override void Check(RequestRules rules, FaceLibraryRequest request)
    {
        rules.Must(
            request.DisplayName is null or { Length: > 0 and <= 60 },
            "DisplayName",
            "be null or 1 to 60 characters"
        );
        rules.Text("DisplayName", request.DisplayName, 60);
        rules.Text("Description", request.Description, 128);
        rules.Text("ModelVersion", request.ModelVersion, 16);
    }

    public override async ValueTask CreateAsync(FaceLibraryRequest request, CancellationToken cancellationToken) =>
        await pipeline
            .RunAsync(new FinAuthCreateGroup(request, options), options, cancellationToken)
            .ConfigureAwait(false);

    public override ValueTask<FaceLibrary?> FindAsync(string libraryId, CancellationToken cancellationToken) =>
        pipeline.RunAsync(new FinAuthGetGroupInfo(libraryId, options), options, cancellationToken);

    public override async IAsyncEnumerable<FaceLibrary> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var groups = await pipeline
            .RunAsync(new FinAuthListGroups(options), options, cancellationToken)
            .ConfigureAwait(false);
        foreach (var group in groups)
        {
            yield return group;
        }
    }

    /// <summary>A library as replies show it; null when it has no id.</summary>
    public static FaceLibrary? Of(JsonElement group) =>
        FinAuthText.Of(group, "group_id") is { } id
            ? new FaceLibrary(id)
            {
                DisplayName = FinAuthText.Of(group, "group_name"),
                Description = FinAuthText.Of(group, "group_data"),
                ModelVersion = FinAuthText.Of(group, "model_version"),
                CreatedAt = Time(FinAuthText.Of(group, "add_time")),
            }
            : null;

    /// <summary>With an offset, as the sample has it, or Unix milliseconds; null for anything else.</summary>
    private static DateTimeOffset? Time(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null
            : DateTimeOffset.TryParseExact(
                text,
                "yyyy-MM-dd'T'HH:mm:sszzz",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
                ? time
                : null;
}
