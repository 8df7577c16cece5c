using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace FaceEnroll.Sdk.Configuration;

/// <summary>
/// A registration's section as the binder sees it: only what an option takes. The binder stops at the first value that it
/// cannot read, with a message that prints it; <see cref="OptionNamesCheck"/> names all of them, and no value.
/// </summary>
internal sealed class ReadableSection(IConfiguration inner, OptionNames names) : IConfigurationSection
{
    public string Key => (inner as IConfigurationSection)?.Key ?? "";

    public string Path => (inner as IConfigurationSection)?.Path ?? "";

    public string? Value
    {
        get => (inner as IConfigurationSection)?.Value;
        set => throw new NotSupportedException();
    }

    public string? this[string key]
    {
        get => inner[key] is { } text && names.Value(key) is { } option && option.Fault(text) is null ? text : null;
        set => throw new NotSupportedException();
    }

    public IConfigurationSection GetSection(string key) =>
        new ReadableSection(inner.GetSection(key), names.Group(key) ?? OptionNames.None);

    public IEnumerable<IConfigurationSection> GetChildren() =>
        inner
            .GetChildren()
            .Where(child => this[child.Key] is not null || names.Group(child.Key) is not null)
            .Select(child => GetSection(child.Key));

    public IChangeToken GetReloadToken() => inner.GetReloadToken();
}
