namespace FaceEnroll.Sdk.Http;

/// <summary>Credentials from environment variables.</summary>
internal static class EnvironmentCredentials
{
    /// <summary>Null unless both the id and the secret are set.</summary>
    public static FaceEnrollmentCredentials? Read(
        string idVariable,
        string secretVariable,
        string? tokenVariable = null
    )
    {
        var id = Environment.GetEnvironmentVariable(idVariable);
        var secret = Environment.GetEnvironmentVariable(secretVariable);
        return string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret)
            ? null
            : new FaceEnrollmentCredentials(
                id!,
                secret!,
                tokenVariable is null ? null : Environment.GetEnvironmentVariable(tokenVariable)
            );
    }
}
