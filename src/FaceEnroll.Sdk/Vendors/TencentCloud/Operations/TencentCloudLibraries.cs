using System.Text.Json;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>The groups of Tencent Cloud.</summary>
internal sealed class TencentCloudLibraries(
    DirectoryPipeline pipeline,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : VendorLibraries
{
    public override string Create => TencentCloudCreateGroup.OperationName;

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
        rules.Must(
            request.DisplayName is not null || request.LibraryId.Length <= 60,
            "DisplayName",
            "be given: the library's id is too long to be its name"
        );
        rules.Text("Description", request.Description, 40);
        rules.Must(request.ModelVersion is null or "2.0" or "3.0", "ModelVersion", "be null, 2.0 or 3.0");
    }

    public override async ValueTask CreateAsync(FaceLibraryRequest request, CancellationToken cancellationToken) =>
        await pipeline
            .RunAsync(new TencentCloudCreateGroup(request, options, keys), options, cancellationToken)
            .ConfigureAwait(false);

    public override ValueTask<FaceLibrary?> FindAsync(string libraryId, CancellationToken cancellationToken) =>
        pipeline.RunAsync(new TencentCloudGetGroupInfo(libraryId, options, keys), options, cancellationToken);

    public override IAsyncEnumerable<FaceLibrary> ListAsync(CancellationToken cancellationToken)
    {
        var source = new ListSource<FaceLibrary>(
            FaceVendor.TencentCloud,
            "GetGroupList",
            options.ListPageSize,
            static group => group.LibraryId,
            (start, token) =>
                pipeline.RunAsync(
                    new TencentCloudGetGroupList(start, options.ListPageSize, options, keys),
                    options,
                    token
                )
        );
        return MovingList.ReadAsync(source, cancellationToken);
    }

    /// <summary>A group as replies show it; null when it has no id.</summary>
    public static FaceLibrary? Of(JsonElement group) =>
        TencentCloudListed.Text(group, "GroupId") is { } id
            ? new FaceLibrary(id)
            {
                DisplayName = TencentCloudListed.Text(group, "GroupName"),
                Description = TencentCloudListed.Text(group, "Tag"),
                ModelVersion = TencentCloudListed.Text(group, "FaceModelVersion"),
                CreatedAt = Time(group),
            }
            : null;

    /// <summary>Unix milliseconds; null for anything else.</summary>
    private static DateTimeOffset? Time(JsonElement group) =>
        group.TryGetProperty("CreationTimestamp", out var time)
        && time.ValueKind == JsonValueKind.Number
        && time.TryGetInt64(out var milliseconds)
        && milliseconds >= 0
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
