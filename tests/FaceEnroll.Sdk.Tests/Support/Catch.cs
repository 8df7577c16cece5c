namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Awaits a call that must fail.</summary>
internal static class Catch
{
    /// <summary>What it threw, of exactly or below this type; anything else passes through and fails the test.</summary>
    public static async Task<T> Async<T>(Func<Task> call)
        where T : Exception
    {
        try
        {
            await call();
        }
        catch (T e)
        {
            return e;
        }

        throw new AssertionException($"It did not throw a {typeof(T).Name}.");
    }
}
