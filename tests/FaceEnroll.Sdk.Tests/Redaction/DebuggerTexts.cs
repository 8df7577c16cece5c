using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>What a debugger writes beside an object, where its type says so: members named in braces.</summary>
internal static class DebuggerTexts
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly Regex s_expression = new(@"\{([^},]+)(?:,[^}]*)?\}");

    public static IEnumerable<(string Channel, string Text)> Of(object instance) =>
        instance
            .GetType()
            .GetCustomAttributes<DebuggerDisplayAttribute>(inherit: true)
            .SelectMany(a => new[] { a.Value, a.Name, a.Type })
            .Where(format => !string.IsNullOrEmpty(format))
            .Select(format =>
                ("debugger", s_expression.Replace(format!, m => $"{Evaluate(instance, m.Groups[1].Value.Trim())}"))
            );

    private static object? Evaluate(object? target, string path)
    {
        foreach (var name in path.Replace("()", "").Split('.'))
        {
            if (target is null || name == "this")
            {
                continue;
            }

            target =
                target.GetType().GetProperty(name, Any)?.GetValue(target)
                ?? target.GetType().GetField(name, Any)?.GetValue(target)
                ?? target.GetType().GetMethod(name, Any, null, Type.EmptyTypes, null)?.Invoke(target, null);
        }

        return target;
    }
}
