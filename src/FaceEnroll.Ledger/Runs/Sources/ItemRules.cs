using FaceEnroll.Ledger.Runs.Requests;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>What is wrong with an item, whatever source it comes from. Each sentence holds nothing of the item.</summary>
internal static class ItemRules
{
    public const string NoPerson = "The person is empty.";
    public const string NoPicture = "The picture is empty.";

    /// <summary>Finds the first fault; null where there is none.</summary>
    public static string? Fault(FaceVendor vendor, FaceRunItem item) =>
        Named(item.PersonId, "person", NoPerson)
        ?? Named(item.Picture, "picture", NoPicture)
        ?? Text(item.LibraryId, "library")
        ?? Text(item.Name, "name")
        ?? (string.IsNullOrEmpty(item.Name) ? null : VendorParameters.OfName(vendor)?.Fault(item.Name))
        ?? Parameters(vendor, item.Parameters);

    /// <summary>What must be there, and names a person or a picture: nobody means a control character in it.</summary>
    private static string? Named(string value, string what, string missing) =>
        value.Length == 0 ? missing
        : value.Any(char.IsControl) ? $"The {what} holds a control character."
        : Text(value, what);

    /// <summary>Half a surrogate pair cannot be stored or sent: it would come back as another character.</summary>
    private static string? Text(string? value, string what) =>
        value is null || SentText.IsWellFormed(value) ? null : $"The {what} is not well-formed text.";

    private static string? Parameters(FaceVendor vendor, IReadOnlyDictionary<string, string>? parameters)
    {
        if (parameters is null || parameters.Count == 0)
        {
            return null;
        }

        HashSet<VendorParameter> given = [];
        foreach (var (name, value) in parameters)
        {
            if (VendorParameters.Find(vendor, name) is not { } parameter)
            {
                return $"It has a parameter that {vendor} does not.";
            }

            if (!given.Add(parameter))
            {
                return $"{parameter.Name} is given twice.";
            }

            if (!string.IsNullOrEmpty(value) && parameter.Fault(value) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }
}
