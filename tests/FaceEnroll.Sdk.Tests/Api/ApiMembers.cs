using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;

namespace FaceEnroll.Sdk.Tests.Api;

/// <summary>The public and protected members of one type, a line each.</summary>
internal sealed class ApiMembers(MetadataReader reader, TypeDefinition type, string[] generic)
{
    private static readonly ApiTypeNames s_names = new();

    public IEnumerable<string> Lines()
    {
        HashSet<MethodDefinitionHandle> accessors = [];
        foreach (PropertyDefinition property in type.GetProperties().Select(reader.GetPropertyDefinition))
        {
            PropertyAccessors pair = property.GetAccessors();
            accessors.UnionWith([pair.Getter, pair.Setter]);
            if (Property(property, pair) is { } line)
            {
                yield return line;
            }
        }

        foreach (EventDefinition member in type.GetEvents().Select(reader.GetEventDefinition))
        {
            EventAccessors pair = member.GetAccessors();
            accessors.UnionWith([pair.Adder, pair.Remover]);
            if (Modifiers(pair.Adder) is { } modifiers)
            {
                yield return $"{modifiers}event {ApiTypeNames.Name(reader, member.Type, generic)} {Text(member.Name)}";
            }
        }

        foreach (FieldDefinition field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            if (Field(field) is { } line)
            {
                yield return line;
            }
        }

        foreach (MethodDefinitionHandle method in type.GetMethods().Where(method => !accessors.Contains(method)))
        {
            // What a type overrides for itself alone is no surface, and may be there to override on one target only.
            if (Modifiers(method) is { } modifiers && modifiers != "protected override ")
            {
                yield return modifiers + Method(reader.GetMethodDefinition(method));
            }
        }
    }

    private string? Property(PropertyDefinition property, PropertyAccessors pair)
    {
        string? get = Modifiers(pair.Getter);
        string? set = Modifiers(pair.Setter);
        if (get is null && set is null)
        {
            return null;
        }

        MethodSignature<string> signature = property.DecodeSignature(s_names, generic);
        string setter =
            set is null ? ""
            : reader.GetMethodDefinition(pair.Setter).DecodeSignature(s_names, generic).ReturnType == "init" ? " init;"
            : " set;";
        string required = Has(property.GetCustomAttributes(), "RequiredMemberAttribute") ? "required " : "";
        string parameters = signature.ParameterTypes.IsEmpty ? "" : $"[{string.Join(", ", signature.ParameterTypes)}]";
        // Where the accessors differ in visibility, the narrower one says so.
        string narrower = get is not null && set is not null && get != set ? $" ({set.Trim()} set)" : "";
        return $"{get ?? set}{required}{signature.ReturnType} {Text(property.Name)}{parameters}"
            + $" {{{(get is null ? "" : " get;")}{setter} }}{narrower}";
    }

    private string? Field(FieldDefinition field)
    {
        FieldAttributes access = field.Attributes & FieldAttributes.FieldAccessMask;
        if (
            access is not (FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem)
            || field.Attributes.HasFlag(FieldAttributes.SpecialName)
        )
        {
            return null;
        }

        string modifiers =
            (access == FieldAttributes.Public ? "" : "protected ")
            + (field.Attributes.HasFlag(FieldAttributes.Literal) ? "const " : "")
            + (field.Attributes.HasFlag(FieldAttributes.Static | FieldAttributes.InitOnly) ? "static readonly " : "");
        return $"{modifiers}{field.DecodeSignature(s_names, generic)} {Text(field.Name)}{Constant(field.GetDefaultValue())}";
    }

    private string Method(MethodDefinition method)
    {
        MethodSignature<string> signature = method.DecodeSignature(s_names, generic);
        var names = method
            .GetParameters()
            .Select(reader.GetParameter)
            .Where(parameter => parameter.SequenceNumber > 0)
            .ToDictionary(parameter => parameter.SequenceNumber - 1);
        IEnumerable<string> parameters = signature.ParameterTypes.Select(
            (parameterType, i) =>
                names.TryGetValue(i, out Parameter parameter)
                    ? $"{Passing(parameter, parameterType)} {Text(parameter.Name)}{Default(parameter)}"
                    : parameterType
        );
        string arity = signature.GenericParameterCount == 0 ? "" : $"<{signature.GenericParameterCount}>";
        string name = Text(method.Name);
        string head = name == ".ctor" ? "new" : $"{signature.ReturnType} {name}{arity}";
        return $"{head}({string.Join(", ", parameters)})";
    }

    /// <summary>The modifiers of an accessible method; null for any other, and for what only the compiler names.</summary>
    private string? Modifiers(MethodDefinitionHandle handle)
    {
        if (handle.IsNil)
        {
            return null;
        }

        MethodDefinition method = reader.GetMethodDefinition(handle);
        MethodAttributes access = method.Attributes & MethodAttributes.MemberAccessMask;
        if (
            access is not (MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem)
            || Text(method.Name) is ".cctor"
            || Text(method.Name).Contains('<', StringComparison.Ordinal)
        )
        {
            return null;
        }

        bool isNewSlot = method.Attributes.HasFlag(MethodAttributes.NewSlot);
        bool isFinal = method.Attributes.HasFlag(MethodAttributes.Final);
        return (access == MethodAttributes.Public ? "" : "protected ")
            + (method.Attributes.HasFlag(MethodAttributes.Static) ? "static " : "")
            + (
                method.Attributes.HasFlag(MethodAttributes.Abstract) ? "abstract "
                : !method.Attributes.HasFlag(MethodAttributes.Virtual) || (isNewSlot && isFinal) ? ""
                : isNewSlot ? "virtual "
                : isFinal ? "sealed override "
                : "override "
            );
    }

    private bool Has(CustomAttributeHandleCollection attributes, string name) =>
        attributes
            .Select(attribute => reader.GetCustomAttribute(attribute).Constructor)
            .Select(constructor =>
                constructor.Kind == HandleKind.MemberReference
                    ? reader.GetMemberReference((MemberReferenceHandle)constructor).Parent
                    : reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
            )
            .Any(attribute =>
                ApiTypeNames.Name(reader, attribute, generic).EndsWith("." + name, StringComparison.Ordinal)
            );

    private string Passing(Parameter parameter, string parameterType) =>
        parameter.Attributes.HasFlag(ParameterAttributes.Out) ? "out " + parameterType["ref ".Length..]
        : Has(parameter.GetCustomAttributes(), "ParamArrayAttribute") ? "params " + parameterType
        : parameterType;

    private string Default(Parameter parameter) =>
        !parameter.Attributes.HasFlag(ParameterAttributes.Optional) ? ""
        : parameter.GetDefaultValue().IsNil ? " = default"
        : Constant(parameter.GetDefaultValue());

    private string Constant(ConstantHandle handle)
    {
        if (handle.IsNil)
        {
            return "";
        }

        Constant constant = reader.GetConstant(handle);
        object? value = reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
        return value is string text
            ? $" = \"{text}\""
            : " = "
                + (
                    Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } printed
                        ? printed
                        : "default"
                );
    }

    private string Text(StringHandle handle) => reader.GetString(handle);
}
