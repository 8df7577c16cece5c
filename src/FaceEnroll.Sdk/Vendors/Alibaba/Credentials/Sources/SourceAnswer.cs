namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>What a source says: credentials, or why it has none. A source that is set up and fails throws.</summary>
internal readonly struct SourceAnswer
{
    private SourceAnswer(ChainCredentials? credentials, string? nothing)
    {
        Credentials = credentials;
        WhyNothing = nothing;
    }

    public ChainCredentials? Credentials { get; }

    /// <summary>A sentence without the source's content: no value, no text of a file.</summary>
    public string? WhyNothing { get; }

    public static SourceAnswer Nothing(string why) => new(null, why);

    public static SourceAnswer Found(ChainCredentials credentials) => new(credentials, null);

    public static SourceAnswer Found(FaceEnrollmentCredentials credentials) =>
        Found(ChainCredentials.ReadEachTime(credentials));
}
