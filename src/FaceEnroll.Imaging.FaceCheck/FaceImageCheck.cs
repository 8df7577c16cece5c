using FaceEnroll.Imaging.FaceCheck.Detection;
using FaceEnroll.Imaging.FaceCheck.Judging;

namespace FaceEnroll.Imaging.FaceCheck;

/// <summary>
/// Looks for a face in pictures: whether a picture looks like one face that is large enough, upright, whole and sharp. It
/// never says whose face it is, and a picture without findings may still be no face, or be refused by the vendor.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Pictures stay in memory, and nothing of them is kept. The detector is native code: a fault in it
/// would end the process. Dispose of it when no more pictures are to be looked at; looks that are on their way end first.
/// </remarks>
public sealed class FaceImageCheck : IFaceImageInspector, IDisposable
{
    /// <summary>A face that leans more is looked at again in the turned picture, where the detector is surer of it.</summary>
    private const double Leaning = 45;

    /// <summary>
    /// A face that is smaller than this share of the longer side is looked at again in its own surroundings: in the whole picture
    /// the detector sees too little of it to say where its eyes are, or whether it is one.
    /// </summary>
    private const double Small = 0.16;

    /// <summary>How many times as large as the face those surroundings are.</summary>
    private const double Around = 3;

    private readonly object _gate = new();
    private readonly FaceCheckOptions _options;
    private readonly FaceJudge _judge;
    private readonly FaceDetector _detector;
    private int _looks;
    private bool _isDisposed;

    /// <summary>A check with these options, or the defaults. Loads the model.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    /// <exception cref="InvalidOperationException">The package was built from its sources without the model.</exception>
    public FaceImageCheck(FaceCheckOptions? options = null)
    {
        _options = options ?? new FaceCheckOptions();
        var faults = string.Join(" ", _options.Faults());
        if (faults.Length > 0)
        {
            throw new ArgumentException(faults, nameof(options));
        }

        Enforce = _options.Enforce;
        _judge = new FaceJudge(_options);
        _detector = new FaceDetector(FaceModel.Read());
    }

    /// <inheritdoc/>
    /// <value>640: a face of an eighth of it has as many pixels as sharpness is judged by.</value>
    public int ShortSide => 640;

    /// <inheritdoc/>
    public bool Enforce { get; }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public IReadOnlyList<FaceImageFinding> Inspect(FaceImagePixels picture, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            return _judge.Judge(picture, Faces(picture, cancellationToken));
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            if (_looks > 0)
            {
                return;
            }
        }

        _detector.Dispose();
    }

    /// <summary>The faces in a picture's pixels, the likeliest first.</summary>
    internal List<DetectedFace> Faces(FaceImagePixels picture, CancellationToken cancellationToken)
    {
        var found = In(new LetterBox(picture), isClose: false, cancellationToken);
        var small = Small * Math.Max(picture.Width, picture.Height);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            if (Math.Max(found[i].Width, found[i].Height) < small)
            {
                var closer = In(
                    new LetterBox(picture, PixelArea.Around(picture, found[i], Around)),
                    isClose: true,
                    cancellationToken
                );
                var same = closer.FindIndex(f => f.IsAt(found[i]));
                if (same < 0)
                {
                    // Closer, it is no face.
                    found.RemoveAt(i);
                }
                else
                {
                    found[i] = closer[same];
                }
            }
        }

        return found;
    }

    /// <summary>The faces of one square, in whichever way it is turned.</summary>
    private List<DetectedFace> In(LetterBox box, bool isClose, CancellationToken cancellationToken)
    {
        var best = In(box, 0, cancellationToken);
        // Close by, a face that is upside down is one, too, though a less likely one.
        if (!isClose && best.Count > 0 && Math.Abs(best[0].Roll) <= Leaning)
        {
            return best;
        }

        for (var quarters = 1; quarters < 4; quarters++)
        {
            var faces = In(box, quarters, cancellationToken);
            if (faces.Count > 0 && (best.Count == 0 || faces[0].Score > best[0].Score))
            {
                best = faces;
            }
        }

        return best;
    }

    private List<DetectedFace> In(LetterBox box, int quarters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return [.. _detector.Detect(box.Turned(quarters), _options.LeastScore).Select(f => box.InPicture(f, quarters))];
    }

    private void Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _looks++;
        }
    }

    /// <summary>Whoever is last closes the door.</summary>
    private void Leave()
    {
        lock (_gate)
        {
            if (--_looks > 0 || !_isDisposed)
            {
                return;
            }
        }

        _detector.Dispose();
    }
}
