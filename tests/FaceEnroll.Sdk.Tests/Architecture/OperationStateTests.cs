using System.Reflection;
using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Calls;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>
/// An operation is asked in phases. What one phase leaves for a later one is all named here, and in docs/architecture.md;
/// whatever else an operation knows is fixed when it is made.
/// </summary>
[TestOf(typeof(VendorOperation<>))]
public class OperationStateTests
{
    private static readonly string[] s_state =
    [
        // The call's own: set by the pipelines.
        "EnrollmentOperation.Images",
        "EnrollmentOperation.Record",
        "EnrollmentOperation.ReplacedFaceIds",
        "EnrollmentOperation.Question",
        // A preparation's result, for the attempts and the clean-up.
        "AlibabaIdVerificationAddFaceRecord._uploaded",
        "AlibabaGuardrailsAddFaces._published",
        "AlibabaGuardrailsAddFaces._someUnknown",
        "AdvanceAIAccess._token",
        "AdvanceAIAccess.IsRefreshed",
    ];

    [Test]
    public void Operations_StateBetweenPhases_IsWhatTheRecordNeeds()
    {
        var found = Operations()
            // Two operations share it, so that it is a class of its own.
            .Append(typeof(AdvanceAI.AdvanceAIAccess))
            .SelectMany(type => Settable(type).Select(member => $"{Plain(type)}.{member}"))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();

        TestContext.Out.WriteLine(
            $"State that passes from one phase of an operation to another: {found.Length} places."
        );
        TestContext.Out.WriteLine(string.Join(", ", found));
        Assert.That(found, Is.EquivalentTo(s_state));
    }

    [Test]
    public void Operations_StateBetweenPhases_IsInThePage()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        Assert.That(s_state.Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>Every operation with its bases; a generic one by its definition.</summary>
    private static IEnumerable<Type> Operations()
    {
        foreach (var type in typeof(IFaceEnrollmentClient).Assembly.GetTypes())
        {
            var way = new List<Type>();
            for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
            {
                way.Add(at);
                if (at.IsGenericType && at.GetGenericTypeDefinition() == typeof(VendorOperation<>))
                {
                    foreach (var one in way)
                    {
                        yield return one.IsGenericType ? one.GetGenericTypeDefinition() : one;
                    }
                }
            }
        }
    }

    /// <summary>
    /// Properties that can be set, and fields that can change. What the compiler keeps of a constructor's parameters is
    /// never written again, and what a getter keeps for the next time is no state.
    /// </summary>
    private static IEnumerable<string> Settable(Type type)
    {
        const BindingFlags Own =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var properties = type.GetProperties(Own);
        var fields = type.GetFields(Own)
            .Where(f => !f.IsInitOnly && f.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Select(f => f.Name)
            .Where(name =>
                name[0] != '<'
                && !Array.Exists(properties, p => string.Equals($"_{p.Name}", name, StringComparison.OrdinalIgnoreCase))
            );
        return properties.Where(p => p.SetMethod is not null).Select(p => p.Name).Concat(fields);
    }

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
