using System.Globalization;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>The faces of one person that came after a call began, recognized by their time at the vendor.</summary>
internal sealed class FinAuthAddedFaces(string personId)
{
    private readonly List<string> _faceIds = [];
    private readonly List<string> _doubtful = [];

    /// <summary>Faces that came after the call began, as far as its clock is known.</summary>
    public IReadOnlyList<string> FaceIds => _faceIds;

    /// <summary>Faces for which the clocks cannot tell that, or nobody can tell whose they are.</summary>
    public IReadOnlyList<string> DoubtfulFaceIds => _doubtful;

    /// <summary>When the call began.</summary>
    public CallBeginning Beginning { get; set; }

    public bool IsOfPerson(FinAuthFace face) => face.UserId == personId;

    /// <summary>Whether the vendor does not say whose it is, or spells the person differently.</summary>
    private bool MayBeOfPerson(FinAuthFace face) =>
        string.IsNullOrEmpty(face.UserId) || PersonSpelling.IsAnother(face.UserId!, personId);

    /// <summary>Takes a page's faces of the person.</summary>
    /// <returns>Whether the page begins before the call did, so that no earlier page matters.</returns>
    public bool Take(IReadOnlyList<FinAuthFace> faces)
    {
        foreach (var face in faces)
        {
            var isSure = IsOfPerson(face);
            if (!(isSure || MayBeOfPerson(face)) || face.FaceToken is not { Length: > 0 } token)
            {
                continue;
            }

            var added = AddedAt(face);
            if (added is null || (added >= Beginning.Since && (!isSure || added < Beginning.SurelySince)))
            {
                Add(_doubtful, token);
            }
            else if (added >= Beginning.Since)
            {
                Add(_faceIds, token);
            }
        }

        return faces.Count > 0 && AddedAt(faces[0]) < Beginning.Since;
    }

    private static void Add(List<string> ids, string id)
    {
        if (!ids.Contains(id))
        {
            ids.Add(id);
        }
    }

    /// <summary>The page's table says text, its example shows milliseconds, and a library's time is ISO 8601: all are read.</summary>
    private static DateTimeOffset? AddedAt(FinAuthFace face) =>
        long.TryParse(face.AddTime, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? time < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(time)
                : null
            : DateTimeOffset.TryParse(
                face.AddTime,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var iso
            )
                ? iso
                : null;
}
