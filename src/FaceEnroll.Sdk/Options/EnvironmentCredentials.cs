namespace FaceEnroll.Sdk;

/// <summary>Credentials from environment variables.</summary>
/// <param name="idVariable">The key id's.</param>
/// <param name="secretVariable">The secret's; the same where a vendor has one key, which is its own secret.</param>
/// <param name="tokenVariable">The session token's; null where there is none.</param>
/// <param name="read">Reads a variable; null for the process's environment.</param>
internal sealed class EnvironmentCredentials(
    string idVariable,
    string secretVariable,
    string? tokenVariable = null,
    Func<string, string?>? read = null
)
{
    private readonly Func<string, string?> _read = read ?? Environment.GetEnvironmentVariable;

    /// <summary>Which variables to set.</summary>
    public string Names { get; } = secretVariable == idVariable ? idVariable : $"{idVariable} and {secretVariable}";

    /// <summary>Null unless both the id and the secret are set.</summary>
    public FaceEnrollmentCredentials? Read()
    {
        var id = _read(idVariable);
        var secret = _read(secretVariable);
        return string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret)
            ? null
            : new FaceEnrollmentCredentials(id!, secret!, tokenVariable is null ? null : _read(tokenVariable));
    }

    /// <summary>Which half of the pair is missing, in a sentence; null when both are there or none is.</summary>
    public string? Half() =>
        (string.IsNullOrEmpty(_read(idVariable)), string.IsNullOrEmpty(_read(secretVariable))) switch
        {
            (false, true) => $"{secretVariable} is not set, but {idVariable} is",
            (true, false) => $"{idVariable} is not set, but {secretVariable} is",
            _ => null,
        };

    /// <summary>What is wrong with the ones that are there, by the variable's name; null when nothing is.</summary>
    public string? Fault(bool inHeaders) => Read()?.Fault(inHeaders, idVariable, secretVariable, tokenVariable);
}
