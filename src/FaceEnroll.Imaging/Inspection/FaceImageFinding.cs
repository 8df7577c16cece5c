namespace FaceEnroll.Imaging;

/// <summary>What an <see cref="IFaceImageInspector"/> has to say of a picture.</summary>
/// <remarks>Immutable.</remarks>
public sealed class FaceImageFinding
{
    /// <summary>A finding.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="sentence">
    /// A sentence for people to read. Where the inspector enforces, it is a reason of a refusal, and stands in messages and logs:
    /// nothing personal, no file name.
    /// </param>
    /// <exception cref="ArgumentNullException">The sentence is null.</exception>
    /// <exception cref="ArgumentException">It is empty, or holds line breaks or other control characters.</exception>
    public FaceImageFinding(FaceImageFindingKind kind, string sentence)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sentence);
        if (sentence.Any(char.IsControl))
        {
            throw new ArgumentException("The sentence must be one line of text.", nameof(sentence));
        }

        (Kind, Sentence) = (kind, sentence);
    }

    /// <summary>Its kind.</summary>
    public FaceImageFindingKind Kind { get; }

    /// <summary>The rule and what the picture has.</summary>
    public string Sentence { get; }

    /// <summary>The sentence.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Sentence;
}
