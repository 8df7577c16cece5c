using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FaceEnroll.Sdk.Tests.Api;

/// <summary>
/// The public surface of an assembly as text, one line a member, read from the file's metadata: it is never loaded, so
/// that assets of other targets can be read too.
/// </summary>
internal static class ApiListing
{
    public static string Read(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        MetadataReader reader = pe.GetMetadataReader();
        IEnumerable<string> types = reader
            .TypeDefinitions.Where(type => IsPublic(reader, type))
            .OrderBy(type => ApiTypeNames.Definition(reader, type), StringComparer.Ordinal)
            .Select(type => Type(reader, type));
        return string.Join("\n", types);
    }

    private static bool IsPublic(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily => IsPublic(reader, type.GetDeclaringType()),
            _ => false,
        };
    }

    private static string Type(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string[] generic =
        [
            .. type.GetGenericParameters().Select(p => reader.GetString(reader.GetGenericParameter(p).Name)),
        ];
        string baseType = type.BaseType.IsNil ? "" : ApiTypeNames.Name(reader, type.BaseType, generic);
        IEnumerable<string> interfaces = type.GetInterfaceImplementations()
            .Select(i => reader.GetInterfaceImplementation(i).Interface)
            // What is internal nobody outside can call.
            .Where(i => i.Kind != HandleKind.TypeDefinition || IsPublic(reader, (TypeDefinitionHandle)i))
            .Select(i => ApiTypeNames.Name(reader, i, generic))
            .Order(StringComparer.Ordinal);
        string[] bases =
        [
            .. baseType is "" or "System.Object" or "System.ValueType" or "System.Enum" ? [] : new[] { baseType },
            .. interfaces,
        ];
        string header =
            Kind(type.Attributes, baseType)
            + ApiTypeNames.Definition(reader, handle)
            + (generic.Length == 0 ? "" : $"<{string.Join(", ", generic)}>")
            + (bases.Length == 0 ? "" : " : " + string.Join(", ", bases));
        IEnumerable<string> members = new ApiMembers(reader, type, generic).Lines().Order(StringComparer.Ordinal);
        return string.Concat(new[] { header + "\n" }.Concat(members.Select(member => "    " + member + "\n")));
    }

    private static string Kind(TypeAttributes attributes, string baseType) =>
        attributes.HasFlag(TypeAttributes.Interface) ? "interface "
        : baseType == "System.Enum" ? "enum "
        : baseType == "System.ValueType" ? "struct "
        : attributes.HasFlag(TypeAttributes.Abstract | TypeAttributes.Sealed) ? "static class "
        : attributes.HasFlag(TypeAttributes.Abstract) ? "abstract class "
        : attributes.HasFlag(TypeAttributes.Sealed) ? "sealed class "
        : "class ";
}
