namespace System.Runtime.CompilerServices;

/// <summary>
/// The attribute of System.Threading.Tasks.Extensions is not allowed on methods; the compiler accepts any with this name.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AsyncMethodBuilderAttribute(Type builderType) : Attribute
{
    public Type BuilderType { get; } = builderType;
}
