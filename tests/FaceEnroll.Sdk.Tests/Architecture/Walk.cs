using System.Diagnostics;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>
/// The way of one call, as far as a host can see it: the stacks at the host's own seams (its credentials, its picture's
/// open stream, its handler, the streams of request and reply), joined in their order. Only the library's own frames count.
/// </summary>
internal sealed class Walk
{
    private readonly List<Frame[]> _stacks = [];

    /// <summary>Each file that was seen.</summary>
    public IReadOnlyCollection<string> Files => _stacks.SelectMany(s => s).Select(f => f.File).ToHashSet();

    /// <summary>The methods between the client's and the handler, at its last call: the one that stores the face.</summary>
    public IReadOnlyList<string> MethodsToTheWire { get; private set; } = [];

    /// <summary>How often the way goes from one file to another, returns included.</summary>
    public int Switches
    {
        get
        {
            var count = 0;
            Frame[] last = [];
            foreach (var stack in _stacks)
            {
                var common = 0;
                while (common < last.Length && common < stack.Length && last[common].Method == stack[common].Method)
                {
                    common++;
                }

                var way = last.Skip(Math.Max(common - 1, 0)).Reverse().Concat(stack.Skip(common));
                var files = way.Select(f => f.File).ToList();
                count += files.Zip(files.Skip(1), (one, next) => one == next ? 0 : 1).Sum();
                last = stack;
            }

            return count;
        }
    }

    /// <summary>Notes where the call is.</summary>
    public void Note(bool isWire = false)
    {
        var library = typeof(IFaceEnrollmentClient).Assembly;
        var stack = new StackTrace(fNeedFileInfo: true)
            .GetFrames()
            .Where(f => f.GetMethod()?.DeclaringType?.Assembly == library && f.GetFileName() is not null)
            .Select(f => new Frame(Name(f), Path.GetFileName(f.GetFileName()!)))
            .Reverse()
            .ToArray();
        if (stack.Length == 0)
        {
            return;
        }

        _stacks.Add(stack);
        if (isWire)
        {
            MethodsToTheWire = [.. stack.Skip(1).Select(f => $"{f.File} {f.Method}")];
        }
    }

    /// <summary>An async method's frame is of its state machine, which bears its name.</summary>
    private static string Name(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var type = method.DeclaringType!;
        return method.Name == "MoveNext" ? type.FullName! : $"{type.FullName}.{method.Name}";
    }

    private sealed record Frame(string Method, string File);
}
