namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>When the second writer of the same person starts.</summary>
internal enum StartPlan
{
    /// <summary>It is over before the first one starts.</summary>
    Before,

    /// <summary>While the first one sends.</summary>
    While,

    /// <summary>Once the first one's call is over, whatever is known of it.</summary>
    After,
}
