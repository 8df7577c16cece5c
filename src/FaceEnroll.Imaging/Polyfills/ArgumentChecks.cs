using System.Runtime.CompilerServices;

namespace System;

/// <summary>The guards of later frameworks that the library itself does not need, under their own names.</summary>
internal static class ArgumentChecks
{
    extension(ArgumentException)
    {
        public static void ThrowIfNullOrWhiteSpace(
            [Diagnostics.CodeAnalysis.NotNull] string? argument,
            [CallerArgumentExpression(nameof(argument))] string? paramName = null
        )
        {
            ArgumentNullException.ThrowIfNull(argument, paramName);
            if (string.IsNullOrWhiteSpace(argument))
            {
                throw new ArgumentException("The value cannot be empty or white space.", paramName);
            }
        }
    }

    extension(ArgumentOutOfRangeException)
    {
        public static void ThrowIfLessThan(
            int value,
            int other,
            [CallerArgumentExpression(nameof(value))] string? paramName = null
        )
        {
            if (value < other)
            {
                throw new ArgumentOutOfRangeException(paramName, value, $"The value must be at least {other}.");
            }
        }
    }
}
