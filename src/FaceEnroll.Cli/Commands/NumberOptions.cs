using System.CommandLine;
using System.Globalization;

namespace FaceEnroll.Cli.Commands;

/// <summary>Options that take a number, and say so without repeating what was typed.</summary>
internal static class NumberOptions
{
    public static Option<int?> Whole(string name, string description, int least, int most) =>
        new(name)
        {
            HelpName = "N",
            Description = description,
            CustomParser = result =>
            {
                var isNumber = int.TryParse(
                    result.Tokens[0].Value,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number
                );
                if (!isNumber || number < least || number > most)
                {
                    result.AddError($"{name} takes a whole number from {least} to {most}.");
                }

                return number;
            },
        };

    public static Option<double?> Positive(string name, string description) =>
        new(name)
        {
            HelpName = "R",
            Description = description,
            CustomParser = result =>
            {
                var isNumber = double.TryParse(
                    result.Tokens[0].Value,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                );
                if (!isNumber || number <= 0 || !double.IsFinite(number))
                {
                    result.AddError($"{name} takes a number above zero.");
                }

                return number;
            },
        };

    /// <summary>Numbers of items, as an argument or option gives them.</summary>
    public static long[] Items(System.CommandLine.Parsing.ArgumentResult result, string what)
    {
        var numbers = new List<long>();
        foreach (var token in result.Tokens)
        {
            if (
                !long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number < 1
            )
            {
                result.AddError($"{what} takes numbers of items, from 1.");
                break;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }
}
