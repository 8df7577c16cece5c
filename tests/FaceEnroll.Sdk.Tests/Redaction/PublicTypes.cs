using System.Reflection;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>The library's public types, and an instance of each in which every text is a canary.</summary>
internal static class PublicTypes
{
    /// <summary>Stands where a text is shown by design.</summary>
    public const string ShownByDesign = "shown-by-design";

    /// <summary>What a ToString shows, and why it may.</summary>
    private static readonly HashSet<string> s_shown =
    [
        // What a message is built from: the operation's and the vendor's own names for what went wrong, and this library's
        // words, which hold parameter and rule and never a value (the tests of bad input prove that).
        "FaceEnrollmentError.operation",
        "FaceEnrollmentError.VendorCode",
        "FaceEnrollmentError.RequestId",
        "FaceEnrollmentError.Detail",
        // A random number of this library's own: it finds the ticket in the host's store.
        "FaceEnrollmentTicket.OperationId",
        // Random, too.
        "FaceErasureReceipt.Id",
        // The vendor's alphabet.
        "FaceIdRule.Punctuation",
    ];

    public static Assembly Library { get; } = typeof(FaceVendor).Assembly;

    /// <summary>Classes and structs that somebody can have an instance of.</summary>
    public static IEnumerable<Type> Instantiable() =>
        Library
            .GetExportedTypes()
            .Where(t =>
                !t.IsInterface
                && !t.IsAbstract
                && !t.IsEnum
                && !typeof(Delegate).IsAssignableFrom(t)
                // Made of valid options only: the contract tests print them.
                && !typeof(IFaceEnrollmentClient).IsAssignableFrom(t)
            );

    public static object Planted(Type type)
    {
        if (type == typeof(FaceImage))
        {
            return FaceImage.FromUrl(new Uri($"https://pictures.example/CANARY.jpg?sig={Canary.Query}"));
        }

        if (type == typeof(FaceImagePreparation))
        {
            return FaceImagePreparation.Refused("CANARY");
        }

        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        var instance =
            constructor is null ? Activator.CreateInstance(type)!
            : type == typeof(FaceEnrollmentGuardHandler) ? new FaceEnrollmentGuardHandler()
            : constructor.Invoke([.. constructor.GetParameters().Select(p => Value(type, p.Name!, p.ParameterType))]);
        foreach (var property in Plant.Settable(type))
        {
            // Numbers and the like keep their defaults: zeros would not pass for options.
            if (!property.PropertyType.IsValueType && Value(type, property.Name, property.PropertyType) is { } canary)
            {
                property.SetValue(instance, canary);
            }
        }

        return instance;
    }

    private static object? Value(Type owner, string name, Type type)
    {
        var text = s_shown.Contains($"{owner.Name}.{name}") ? ShownByDesign : "CANARY" + name;
        return type == typeof(string) ? text
            : type == typeof(Uri)
                ? new Uri(
                    "https://CANARY.example/"
                        + (name.EndsWith("Endpoint", StringComparison.Ordinal) ? "" : "?sig=CANARY")
                )
            : type.IsAssignableFrom(typeof(string[])) && type != typeof(object) ? new[] { text }
            : type.IsAssignableFrom(typeof(FaceImage[])) ? new[] { (FaceImage)Planted(typeof(FaceImage)) }
            : type.IsAssignableFrom(typeof(FaceImageOutcome[]))
                ? new[] { (FaceImageOutcome)Planted(typeof(FaceImageOutcome)) }
            : type.IsAssignableFrom(typeof(FaceDeletion[])) ? new[] { (FaceDeletion)Planted(typeof(FaceDeletion)) }
            : type.IsAssignableFrom(typeof(FaceErasedFace[]))
                ? new[] { (FaceErasedFace)Planted(typeof(FaceErasedFace)) }
            : type == typeof(TimeProvider) ? TimeProvider.System
            : Instantiable().Contains(type) ? Planted(type)
            : type.IsValueType ? Activator.CreateInstance(type)
            : typeof(Exception).IsAssignableFrom(type)
            || typeof(Delegate).IsAssignableFrom(type)
            || type.IsInterface
            || type == typeof(HttpClient)
            || type == typeof(HttpMessageHandler)
            || type == typeof(System.Threading.RateLimiting.RateLimiter)
                ? null
            : throw new AssertionException($"{owner.Name}.{name}: plant a canary here ({type}).");
    }
}
