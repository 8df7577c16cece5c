namespace FaceEnroll.Sdk.Images;

/// <summary>
/// Checks a picture's length and header against the vendor's limits, without decoding it. It says which part it wants to
/// see next, and reads nothing itself.
/// </summary>
/// <param name="length">The picture's bytes.</param>
/// <param name="limits">The vendor's limits.</param>
internal struct ImagePreflight(long length, FaceEnrollmentLimits limits)
{
    /// <summary>Most pictures show their size in it.</summary>
    private const int FirstPrefix = 16 * 1024;

    /// <summary>Where the vendor states no limit.</summary>
    private const int MaxPrefix = 64 * 1024 * 1024;

    /// <summary>How much of the picture's end is looked at first.</summary>
    private const int Tail = 1024;

    // A header may be as long as the picture: profiles and maker's notes stand before the size. More is read only then.
    // This much is enough for a picture that is too long anyway.
    private readonly long _longest = Math.Min(length, limits.MaxImageBytes?.Value ?? MaxPrefix);
    private int _prefix = FirstPrefix;
    private ImageHeaderStatus _status;
    private ImageInfo _info;
    private long? _end;

    /// <summary>Where the next part begins.</summary>
    public long Start { get; private set; }

    /// <summary>How many bytes the next part has, or as many as there are; 0 when all is known.</summary>
    public int Count { get; private set; } = FirstPrefix;

    /// <summary>All rules that the picture breaks, once all is known; null when it breaks none.</summary>
    public BrokenImageRules? Broken { get; private set; }

    /// <summary>All rules that a picture in memory breaks; null when it breaks none.</summary>
    public static BrokenImageRules? Check(ReadOnlySpan<byte> picture, FaceEnrollmentLimits limits)
    {
        var preflight = new ImagePreflight(picture.Length, limits);
        preflight.SeeBeginning(picture);
        return preflight.Broken;
    }

    /// <summary>Looks at the part that it asked for.</summary>
    public void See(ReadOnlySpan<byte> part)
    {
        if (_end is null)
        {
            SeeBeginning(part);
        }
        else if (ImageEnding.IsIn(part, _info.Format))
        {
            Judge(isEnded: true);
        }
        else if (Start == _info.HeaderLength)
        {
            Judge(isEnded: false);
        }
        else
        {
            // The end may stand across two parts.
            AskBefore(Start + ImageEnding.Longest - 1, _prefix);
        }
    }

    private void SeeBeginning(ReadOnlySpan<byte> part)
    {
        var isWhole = part.Length == length;
        _status = ImageHeader.Read(part, isWhole, out _info);
        if (!isWhole && _info.BytesNeeded > 0 && _prefix < _longest)
        {
            Count = _prefix = (int)Math.Min(_longest, Math.Max(_info.BytesNeeded, _prefix * 16L));
        }
        else if (_status != ImageHeaderStatus.Recognised || !ImageEnding.IsMarked(_info.Format))
        {
            Judge(isEnded: true);
        }
        else if (isWhole)
        {
            // A thumbnail in the header has an end of its own.
            Judge(ImageEnding.IsInFirst(part.Slice(_info.HeaderLength), _info.Format));
        }
        else
        {
            // The end is most often among the last bytes.
            AskBefore(length, Tail);
        }
    }

    private void AskBefore(long end, int size)
    {
        _end = end;
        Start = Math.Max(_info.HeaderLength, end - size);
        Count = (int)(end - Start);
    }

    private void Judge(bool isEnded)
    {
        Broken = ImageRules.Check(_status, _info, length, limits, isEnded ? null : ImageEnding.Missing(_info.Format));
        Count = 0;
    }
}
