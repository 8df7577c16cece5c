namespace FaceEnroll.Ledger;

/// <summary>A run cannot begin or go on as it was asked for: its source is wrong, or its definition is another one's.</summary>
/// <param name="message">What is wrong. It holds no personal data.</param>
/// <param name="innerException">The cause; null when there is none.</param>
public sealed class FaceRunException(string message, Exception? innerException = null)
    : Exception(message, innerException);
