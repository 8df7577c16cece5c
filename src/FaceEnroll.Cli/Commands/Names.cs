using System.CommandLine.Parsing;

namespace FaceEnroll.Cli.Commands;

/// <summary>Options that take names of an enumeration, whatever the case.</summary>
internal static class Names
{
    public static Func<ArgumentResult, T[]?> Parse<T>(string option)
        where T : struct, Enum =>
        result =>
        {
            var values = new List<T>();
            foreach (var token in result.Tokens)
            {
                var name = Enum.GetNames<T>()
                    .FirstOrDefault(n => n.Equals(token.Value, StringComparison.OrdinalIgnoreCase));
                if (name is null)
                {
                    result.AddError($"{option} takes some of {string.Join(", ", Enum.GetNames<T>())}.");
                    break;
                }

                values.Add(Enum.Parse<T>(name));
            }

            return [.. values];
        };
}
