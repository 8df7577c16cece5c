using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

/// <summary>
/// The documentation of an assembly beside what its metadata says is visible. Types and names of members are compared, overloads are
/// not told apart.
/// </summary>
internal sealed class PackedDocs(XDocument docs, byte[] assembly)
{
    private static readonly string[] s_added =
    [
        "#ctor",
        "Deconstruct",
        "Equals",
        "GetHashCode",
        "ToString",
        "op_Equality",
        "op_Inequality",
        "<Clone>$",
    ];

    private readonly PEReader _file = new([.. assembly]);

    private MetadataReader Reader => _file.GetMetadataReader();

    public IEnumerable<string> Complaints()
    {
        var documented = docs.Descendants("member").Select(m => Name(m.Attribute("name")!.Value)).ToHashSet();
        var visible = Reader.TypeDefinitions.Where(IsVisible).SelectMany(Names).ToHashSet();
        foreach (var name in documented.Except(visible))
        {
            yield return $"{name} is documented, and not public";
        }

        // What the compiler adds to a class or a record has no words of its own.
        foreach (var name in visible.Except(documented).Where(n => !s_added.Contains(n[(n.LastIndexOf('.') + 1)..])))
        {
            yield return $"{name} is public, and not documented";
        }

        Console.WriteLine($"{documented.Count} of {visible.Count} public names are documented");
    }

    /// <summary>An id without its kind, its parameters, and the count of its type parameters.</summary>
    private static string Name(string id) =>
        string.Concat(
            id[2..].Split('(', '~')[0].Split('`').Select((p, i) => i == 0 ? p : p.TrimStart("0123456789".ToCharArray()))
        );

    private IEnumerable<string> Names(TypeDefinitionHandle handle)
    {
        var type = Reader.GetTypeDefinition(handle);
        var full = Full(handle);
        yield return full;
        foreach (var method in type.GetMethods().Select(Reader.GetMethodDefinition))
        {
            if (
                (method.Attributes & MethodAttributes.MemberAccessMask)
                is MethodAttributes.Public
                    or MethodAttributes.Family
                    or MethodAttributes.FamORAssem
            )
            {
                var name = Reader.GetString(method.Name);
                var isAccessor =
                    method.Attributes.HasFlag(MethodAttributes.SpecialName)
                    && name.Split('_')[0] is "get" or "set" or "add" or "remove";
                yield return $"{full}.{(name == ".ctor" ? "#ctor" : isAccessor ? name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..] : name)}";
            }
        }

        foreach (var field in type.GetFields().Select(Reader.GetFieldDefinition))
        {
            if (
                (field.Attributes & FieldAttributes.FieldAccessMask)
                    is FieldAttributes.Public
                        or FieldAttributes.Family
                        or FieldAttributes.FamORAssem
                && !field.Attributes.HasFlag(FieldAttributes.SpecialName)
            )
            {
                yield return $"{full}.{Reader.GetString(field.Name)}";
            }
        }
    }

    private bool IsVisible(TypeDefinitionHandle handle)
    {
        var type = Reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(
                type.GetDeclaringType()
            ),
            _ => false,
        };
    }

    private string Full(TypeDefinitionHandle handle)
    {
        var type = Reader.GetTypeDefinition(handle);
        var name = Reader.GetString(type.Name).Split('`')[0];
        return type.IsNested ? $"{Full(type.GetDeclaringType())}.{name}" : $"{Reader.GetString(type.Namespace)}.{name}";
    }
}
