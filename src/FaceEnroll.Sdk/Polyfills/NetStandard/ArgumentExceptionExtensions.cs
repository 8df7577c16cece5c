using System.Runtime.CompilerServices;

namespace System;

/// <summary>The guards of later frameworks, under their own names.</summary>
internal static class ArgumentExceptionExtensions
{
    extension(ArgumentNullException)
    {
        public static void ThrowIfNull(
            [Diagnostics.CodeAnalysis.NotNull] object? argument,
            [CallerArgumentExpression(nameof(argument))] string? paramName = null
        )
        {
            if (argument is null)
            {
                throw new ArgumentNullException(paramName);
            }
        }
    }

    extension(ArgumentException)
    {
        public static void ThrowIfNullOrEmpty(
            [Diagnostics.CodeAnalysis.NotNull] string? argument,
            [CallerArgumentExpression(nameof(argument))] string? paramName = null
        )
        {
            ArgumentNullException.ThrowIfNull(argument, paramName);
            if (argument.Length == 0)
            {
                throw new ArgumentException("The value cannot be an empty string.", paramName);
            }
        }

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

    extension(ObjectDisposedException)
    {
        public static void ThrowIf(bool condition, object instance)
        {
            if (condition)
            {
                throw new ObjectDisposedException(instance.GetType().FullName);
            }
        }
    }
}
