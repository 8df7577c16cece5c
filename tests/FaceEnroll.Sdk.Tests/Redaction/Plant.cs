using System.Reflection;
using System.Threading.RateLimiting;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>Sets every settable text of an object to a canary, found by reflection: what is added later is planted too.</summary>
internal static class Plant
{
    /// <summary>Where the property's own rule takes no canary, or only one of another form.</summary>
    private static readonly Dictionary<string, string?> s_forms = new()
    {
        // Taken from a closed list, so never anybody's data. What is not in the list is tried as bad input.
        ["TencentCloudOptions.Version"] = null,
        ["TencentCloudOptions.Language"] = null,
        ["AlibabaIdVerificationOptions.Region"] = null,
        // Refused there: a person carries its own groups. Tried as bad input.
        ["TencentCloudFaceEnrollmentRequest.LibraryId"] = null,
        ["AlibabaGuardrailsFaceEnrollmentRequest.LibraryId"] = null,
        ["AlibabaGuardrailsOptions.Region"] = "canaryregion",
        ["AdvanceAIFaceEnrollmentRequest.Country"] = "QX",
        // Scheme, host and port only: nothing to hide. Others are tried as bad input.
        ["*.Endpoint"] = null,
        ["AlibabaIdVerificationOptions.OpenPlatformEndpoint"] = null,
        ["AlibabaIdVerificationOptions.UploadEndpoint"] = "https://upload.example/CANARYupload?sig=CANARYuploadquery",
    };

    private static readonly Type[] s_textless =
    [
        typeof(bool),
        typeof(int),
        typeof(long),
        typeof(double),
        typeof(TimeSpan),
        typeof(DateTimeOffset),
        typeof(TimeProvider),
        typeof(RateLimiter),
        typeof(IFaceImageHost),
        typeof(FaceImage),
    ];

    /// <summary>Plants, and forbids what was planted.</summary>
    public static T In<T>(T target, Forbidden forbidden)
        where T : class
    {
        foreach (var property in Settable(target.GetType()))
        {
            var name = $"{target.GetType().Name}.{property.Name}";
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (type == typeof(string) || type == typeof(Uri))
            {
                if (Value(target.GetType(), property) is { } canary)
                {
                    forbidden.Add(canary);
                    property.SetValue(target, type == typeof(Uri) ? new Uri(canary) : canary);
                }
            }
            else if (typeof(IEnumerable<string>).IsAssignableFrom(type))
            {
                string[] list = ["CANARY" + property.Name];
                forbidden.Add(list[0]);
                property.SetValue(target, list);
            }
            else if (HoldsTexts(type))
            {
                var nested = property.GetValue(target) ?? Activator.CreateInstance(type)!;
                property.SetValue(target, In(nested, forbidden));
            }
            else if (
                !type.IsEnum
                && !typeof(Delegate).IsAssignableFrom(type)
                && !s_textless.Contains(type)
                && !IsOurs(type)
            )
            {
                throw new AssertionException($"{name}: plant a canary here ({type.Name} may hold text).");
            }
        }

        return target;
    }

    /// <summary>Properties that anybody can set, inherited ones included.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true });

    /// <summary>The canary of a text property; null where its rule takes none.</summary>
    public static string? Value(Type type, PropertyInfo property) =>
        s_forms.TryGetValue($"{type.Name}.{property.Name}", out var form) ? form
        : s_forms.TryGetValue($"*.{property.Name}", out form) ? form
        : "CANARY" + property.Name;

    /// <summary>A class of the library with settable properties of its own, such as ClientInfo.</summary>
    private static bool HoldsTexts(Type type) =>
        IsOurs(type)
        && type.IsClass
        && type.GetConstructor(Type.EmptyTypes) is not null
        && Settable(type).Any(p => p.PropertyType == typeof(string));

    private static bool IsOurs(Type type) => type.Assembly == typeof(FaceVendor).Assembly;
}
