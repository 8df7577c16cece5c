using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>The groups of ID Verification, which its console makes.</summary>
internal sealed class AlibabaIdVerificationLibraries(DirectoryPipeline pipeline, AlibabaIdVerificationOptions options)
    : VendorLibraries
{
    private const string List = "QueryFaceGroup";

    /// <summary>The most is not documented; the vendor's sample asks for so many.</summary>
    private const int PageSize = 10;

    public override string Describe => List;

    public override string HowToCreate => "Make it in the vendor's console; its code is the library's id.";

    public override void Check(RequestRules rules, FaceLibraryRequest request) =>
        rules.Must(request.ModelVersion is null, "ModelVersion", "be null: this vendor has none");

    public override async ValueTask<FaceLibrary?> FindAsync(string libraryId, CancellationToken cancellationToken)
    {
        var query = new AlibabaIdVerificationQueryGroups(options, libraryId, page: 1, PageSize);
        var page = await pipeline.RunAsync(query, options, cancellationToken).ConfigureAwait(false);
        foreach (var group in page.Items!)
        {
            // The vendor filters; whether by the whole code is not documented.
            if (group?.Code == libraryId)
            {
                return Of(group);
            }
        }

        return null;
    }

    public override IAsyncEnumerable<FaceLibrary> ListAsync(CancellationToken cancellationToken) =>
        MovingList.ReadAsync(Source(), cancellationToken);

    private ListSource<FaceLibrary> Source() =>
        ListSource<FaceLibrary>.Numbered(
            FaceVendor.AlibabaIdVerification,
            List,
            PageSize,
            static group => group.LibraryId,
            async (page, size, token) =>
            {
                var query = new AlibabaIdVerificationQueryGroups(options, null, page, size);
                var reply = await pipeline.RunAsync(query, options, token).ConfigureAwait(false);
                var groups = new List<FaceLibrary>(reply.Items!.Count);
                foreach (var group in reply.Items)
                {
                    groups.Add(
                        group is { Code.Length: > 0 }
                            ? Of(group)
                            : throw Source().Incomplete("A group in the vendor's list has no code.")
                    );
                }

                return new ListPage<FaceLibrary>(groups, CountText.Of(reply.TotalCount), groups.Count < size);
            }
        );

    private static FaceLibrary Of(AlibabaIdVerificationGroup group) =>
        new(group.Code!)
        {
            DisplayName = string.IsNullOrEmpty(group.Name) ? null : group.Name,
            Description = string.IsNullOrEmpty(group.Description) ? null : group.Description,
        };
}
