namespace FaceEnroll.Sdk.Configuration;

/// <summary>The words of faults.</summary>
internal static class FaultText
{
    /// <summary>Without a full stop: an exception joins its faults by semicolons.</summary>
    public static string Sentence(string fault) => fault.TrimEnd('.');
}
