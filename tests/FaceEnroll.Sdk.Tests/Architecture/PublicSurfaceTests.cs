using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>Rules of the public surface that no analyzer states.</summary>
public class PublicSurfaceTests
{
    private static readonly Assembly s_library = typeof(IFaceEnrollmentClient).Assembly;

    private static IEnumerable<MemberInfo> Members() =>
        s_library
            .GetExportedTypes()
            .SelectMany(t =>
                t.GetMembers(
                    BindingFlags.Public
                        | BindingFlags.NonPublic
                        | BindingFlags.Instance
                        | BindingFlags.Static
                        | BindingFlags.DeclaredOnly
                )
            )
            .Where(m =>
                m switch
                {
                    MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
                    FieldInfo field => field.IsPublic || field.IsFamily,
                    PropertyInfo property => property.GetAccessors().Length > 0,
                    _ => false,
                }
            );

    private static IEnumerable<Type> Exposed(MemberInfo member) =>
        (
            member switch
            {
                MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
                ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
                FieldInfo field => [field.FieldType],
                PropertyInfo property => [property.PropertyType],
                _ => (IEnumerable<Type>)[],
            }
        ).SelectMany(Parts);

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : [type, .. type.GetGenericArguments().SelectMany(Parts)];

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    [Test]
    public void Enums_InJson_AreNames()
    {
        var reflection = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var enums = s_library.GetExportedTypes().Where(t => t.IsEnum).ToList();
        Assert.That(enums, Has.Count.GreaterThan(10));
        foreach (var type in enums)
        {
            foreach (var value in Enum.GetValues(type))
            {
                Assert.That(JsonSerializer.Serialize(value, type, reflection), Is.EqualTo($"\"{value}\""), type.Name);
            }
        }
    }

    [Test]
    public void Members_PollyTypes_AreNotExposed()
    {
        Assert.That(Members().Count(), Is.GreaterThan(100));
        Assert.That(
            Members()
                .Where(m => Exposed(m).Any(t => t.Namespace?.StartsWith("Polly", StringComparison.Ordinal) == true))
                .Select(m => $"{m.DeclaringType}.{m.Name}"),
            Is.Empty
        );
    }

    [Test]
    public void OptionsRequestsAndWhatHoldsSecrets_AreNoRecords()
    {
        Assert.That(IsRecord(typeof(FaceIdRule)), Is.True, "the test can tell a record");
        var holders = s_library
            .GetExportedTypes()
            .Where(t =>
                typeof(FaceEnrollmentOptions).IsAssignableFrom(t)
                || typeof(FaceEnrollmentRequest).IsAssignableFrom(t)
                || typeof(FaceEnrollmentResult).IsAssignableFrom(t)
                || t.Name.EndsWith("Options", StringComparison.Ordinal)
                || t.Name.EndsWith("Request", StringComparison.Ordinal)
                || t.Name.EndsWith("Credentials", StringComparison.Ordinal)
                || t == typeof(FaceEnrollmentTicket)
                || t == typeof(FaceImage)
            )
            .ToList();
        Assert.That(holders, Does.Contain(typeof(TencentCloudOptions)).And.Contain(typeof(FacePersonRequest)));
        Assert.That(holders.Where(IsRecord), Is.Empty);
    }

    [Test]
    public void JsonContextsAndHandlers_AreNotPublic() =>
        Assert.That(
            s_library
                .GetExportedTypes()
                .Where(t =>
                    typeof(JsonSerializerContext).IsAssignableFrom(t)
                    || typeof(JsonConverter).IsAssignableFrom(t)
                    || typeof(HttpContent).IsAssignableFrom(t)
                    // The guard is for a host's own HttpClient.
                    || (typeof(HttpMessageHandler).IsAssignableFrom(t) && t != typeof(FaceEnrollmentGuardHandler))
                ),
            Is.Empty
        );

    [Test]
    public void Namespaces_OfPublicTypes_AreTheDocumentedOnes()
    {
        var vendors = Enum.GetNames<FaceVendor>().Select(v => "FaceEnroll.Sdk." + v);
        Assert.That(
            s_library.GetExportedTypes().Select(t => t.Namespace).Distinct(),
            Is.SubsetOf(["FaceEnroll.Sdk", "Microsoft.Extensions.DependencyInjection", .. vendors])
        );
    }

    [Test]
    public void PublicTypes_EveryOne_IsDocumented()
    {
        var documentation = Path.ChangeExtension(s_library.Location, ".xml");
        var documented = XDocument
            .Load(documentation)
            .Descendants("member")
            .Select(m => m.Attribute("name")!.Value)
            .ToHashSet();
        Assert.That(
            s_library
                .GetExportedTypes()
                .Select(t => "T:" + t.FullName!.Replace('+', '.'))
                .Where(t => !documented.Contains(t)),
            Is.Empty
        );
    }

    [Test]
    public void Assembly_IsStrongNamed() => Assert.That(s_library.GetName().GetPublicKeyToken(), Has.Length.EqualTo(8));

    [Test]
    public void Exceptions_EveryOne_CarriesAnError() =>
        Assert.That(
            s_library
                .GetExportedTypes()
                .Where(t => typeof(Exception).IsAssignableFrom(t))
                .Where(t => t.GetProperty("Error")?.PropertyType != typeof(FaceEnrollmentError)),
            Is.Empty
        );
}
