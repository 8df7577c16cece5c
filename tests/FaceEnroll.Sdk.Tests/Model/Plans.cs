namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>Every value of a plan.</summary>
internal static class Plans
{
    public static IReadOnlyList<T> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>()];
}
