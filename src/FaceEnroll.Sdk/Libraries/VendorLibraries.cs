using FaceEnroll.Sdk.Enrollment;

namespace FaceEnroll.Sdk.Libraries;

/// <summary>How a vendor lists, describes and makes libraries.</summary>
internal abstract class VendorLibraries
{
    /// <summary>The vendor's name of the operation that makes one; that which describes where none does.</summary>
    public virtual string Create => Describe;

    /// <summary>The vendor's name of the operation that describes one.</summary>
    public abstract string Describe { get; }

    public virtual bool CanCreate => false;

    /// <summary>What to do where the API makes none.</summary>
    public virtual string HowToCreate => "";

    /// <summary>Checks what is the vendor's own in a request.</summary>
    public abstract void Check(RequestRules rules, FaceLibraryRequest request);

    public virtual ValueTask CreateAsync(FaceLibraryRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>One library; null when there is none of that id.</summary>
    public abstract ValueTask<FaceLibrary?> FindAsync(string libraryId, CancellationToken cancellationToken);

    public abstract IAsyncEnumerable<FaceLibrary> ListAsync(CancellationToken cancellationToken);
}
