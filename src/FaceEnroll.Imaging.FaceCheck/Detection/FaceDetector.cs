using Microsoft.ML.OnnxRuntime;

namespace FaceEnroll.Imaging.FaceCheck.Detection;

/// <summary>Runs the model. Safe for concurrent use.</summary>
internal sealed class FaceDetector : IDisposable
{
    /// <summary>Values of a box: its centre and extents, then six points.</summary>
    private const int Values = 16;

    private static readonly long[] s_shape = [1, LetterBox.Side, LetterBox.Side, PixelScaler.Channels];
    private static readonly string[] s_input = ["input:0"];
    private static readonly string[] s_output = ["Identity:0", "Identity_2:0", "Identity_1:0", "Identity_3:0"];

    /// <summary>Of each pair of outputs: how many cells a side the square is divided into, and how many boxes each has.</summary>
    private static readonly (int Cells, int Boxes)[] s_grids = [(16, 2), (8, 6)];

    private readonly InferenceSession _session;

    public FaceDetector(byte[] model)
    {
        using var options = new SessionOptions
        {
            // What it warns of is the machine's, and not the host's log.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            // Several pictures at once use the processors better than one picture by several threads.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
        };
        _session = new InferenceSession(model, options);
    }

    /// <summary>The faces in a square, in shares of it, the likeliest first.</summary>
    /// <param name="square">As <see cref="LetterBox"/> makes it.</param>
    /// <param name="leastScore">What counts as a face.</param>
    public List<DetectedFace> Detect(float[] square, double leastScore)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(square, s_shape);
        using var options = new RunOptions();
        using var output = _session.Run(options, s_input, [input], s_output);
        List<DetectedFace> found = [];
        for (var i = 0; i < s_grids.Length; i++)
        {
            var scores = output[2 * i].GetTensorDataAsSpan<float>();
            var boxes = output[(2 * i) + 1].GetTensorDataAsSpan<float>();
            var grid = s_grids[i];
            for (var n = 0; n < scores.Length; n++)
            {
                var score = 1 / (1 + Math.Exp(-scores[n]));
                if (score >= leastScore)
                {
                    found.Add(Face(score, boxes.Slice(n * Values, Values), n / grid.Boxes, grid.Cells));
                }
            }
        }

        return FaceMerger.Merge(found);
    }

    public void Dispose() => _session.Dispose();

    private static DetectedFace Face(double score, ReadOnlySpan<float> values, int cell, int cells)
    {
        var (x, y) = ((cell % cells + 0.5) / cells, (cell / cells + 0.5) / cells);
        return new DetectedFace(
            score,
            Point(values, 0),
            values[2] / LetterBox.Side,
            values[3] / LetterBox.Side,
            Point(values, 4),
            Point(values, 6)
        );

        FacePoint Point(ReadOnlySpan<float> values, int at) =>
            new((values[at] / LetterBox.Side) + x, (values[at + 1] / LetterBox.Side) + y);
    }
}
