namespace FaceEnroll.Sdk.Tests.Fuzz;

/// <summary>A call of a client whose replies are made hostile.</summary>
/// <param name="Name">What is called.</param>
/// <param name="Sound">The right reply to a request.</param>
/// <param name="Others">Further replies of this vendor, that any request may get.</param>
/// <param name="CallAsync">Makes the call over a handler.</param>
/// <param name="Answer">The right reply to the request that enrolls; null when none does.</param>
internal sealed record FuzzedCall(
    string Name,
    Func<HttpRequestMessage, string> Sound,
    string[] Others,
    Func<HttpClient, Task> CallAsync,
    string? Answer = null
)
{
    public bool IsEnrollment => Answer is not null;

    public override string ToString() => Name;
}
