using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace FaceEnroll.Sdk.Tests.Api;

/// <summary>Types as text, without the assemblies they come from: those differ by target where the type does not.</summary>
internal sealed class ApiTypeNames : ISignatureTypeProvider<string, IReadOnlyList<string>>
{
    public static string Name(MetadataReader reader, EntityHandle type, IReadOnlyList<string> generic) =>
        type.Kind switch
        {
            HandleKind.TypeDefinition => Definition(reader, (TypeDefinitionHandle)type),
            HandleKind.TypeReference => Reference(reader, (TypeReferenceHandle)type),
            _ => reader
                .GetTypeSpecification((TypeSpecificationHandle)type)
                .DecodeSignature(new ApiTypeNames(), generic),
        };

    public static string Definition(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string outer = type.IsNested ? Definition(reader, type.GetDeclaringType()) : reader.GetString(type.Namespace);
        return Join(outer, reader.GetString(type.Name));
    }

    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string elementType) => "ref " + elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "delegate*";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        genericType == "System.Nullable"
            ? typeArguments[0] + "?"
            : $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetGenericMethodParameter(IReadOnlyList<string> genericContext, int index) => "!!" + index;

    public string GetGenericTypeParameter(IReadOnlyList<string> genericContext, int index) => genericContext[index];

    // "init" is the one modifier that the language shows.
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        modifier == "System.Runtime.CompilerServices.IsExternalInit" ? "init" : unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) =>
        typeCode switch
        {
            PrimitiveTypeCode.Boolean => "bool",
            PrimitiveTypeCode.Int32 => "int",
            PrimitiveTypeCode.Int64 => "long",
            PrimitiveTypeCode.Single => "float",
            _ => typeCode.ToString().ToLowerInvariant(),
        };

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Definition(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        Reference(reader, handle);

    public string GetTypeFromSpecification(
        MetadataReader reader,
        IReadOnlyList<string> genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => Name(reader, handle, genericContext);

    private static string Reference(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string outer =
            type.ResolutionScope.Kind == HandleKind.TypeReference
                ? Reference(reader, (TypeReferenceHandle)type.ResolutionScope)
                : reader.GetString(type.Namespace);
        return Join(outer, reader.GetString(type.Name));
    }

    private static string Join(string outer, string name) =>
        (outer.Length == 0 ? "" : outer + ".") + name.Split('`')[0];
}
