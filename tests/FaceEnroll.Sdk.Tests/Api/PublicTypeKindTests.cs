using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sdk.Tests.Api;

/// <summary>
/// What the files PublicAPI.*.txt of the build do not hold: whether a type is sealed or abstract, and what it derives from. A wanted
/// change is made in PublicTypes.txt by hand; the failure names the lines.
/// </summary>
public class PublicTypeKindTests
{
    [Test]
    public void PublicTypes_KindAndBases_AreTheCommittedOnes() =>
        Assert.That(
            typeof(IFaceEnrollmentClient).Assembly.GetExportedTypes().Select(Line),
            Is.EquivalentTo(
                File.ReadAllLines(
                    Path.Combine(Repository.Root, "tests", "FaceEnroll.Sdk.Tests", "Api", "PublicTypes.txt")
                )
            )
        );

    private static string Line(Type type)
    {
        IEnumerable<Type> bases = type.IsEnum
            ? []
            : new[] { type.BaseType }
                .OfType<Type>()
                .Where(t => t != typeof(object) && t != typeof(ValueType))
                .Concat(OwnInterfaces(type));
        return $"{Kind(type)} {type}{string.Concat(bases.Select((t, i) => (i == 0 ? " : " : ", ") + t))}";
    }

    // What is internal nobody outside can call.
    private static IEnumerable<Type> OwnInterfaces(Type type) =>
        type.GetInterfaces()
            .Except(type.BaseType?.GetInterfaces() ?? [])
            .Where(t => t.IsVisible)
            .OrderBy(t => t.ToString(), StringComparer.Ordinal);

    private static string Kind(Type type) =>
        type.IsInterface ? "interface"
        : type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";
}
