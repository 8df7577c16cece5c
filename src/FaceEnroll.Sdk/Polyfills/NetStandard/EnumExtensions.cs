namespace System;

/// <summary>What <see cref="Enum"/> has on .NET.</summary>
internal static class EnumExtensions
{
    extension(Enum)
    {
        public static string[] GetNames<TEnum>()
            where TEnum : struct, Enum => Enum.GetNames(typeof(TEnum));

        public static bool IsDefined<TEnum>(TEnum value)
            where TEnum : struct, Enum => Enum.IsDefined(typeof(TEnum), value);
    }
}
