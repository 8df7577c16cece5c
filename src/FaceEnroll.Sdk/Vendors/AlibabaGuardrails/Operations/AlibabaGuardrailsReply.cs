namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>A reply that says success.</summary>
internal readonly struct AlibabaGuardrailsReply(AlibabaGuardrailsData? data, string? requestId)
{
    /// <summary>Null when the reply has none.</summary>
    public AlibabaGuardrailsData? Data { get; } = data;

    public string? RequestId { get; } = requestId;
}
