using System.Collections.Concurrent;

namespace FaceEnroll.Sandbox.State;

/// <summary>What one vendor holds. Whoever reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class VendorState(SandboxVendor vendor)
{
    private long _lastFace;
    private long _added;

    public object Gate { get; } = new();

    public SandboxVendor Vendor => vendor;

    public Dictionary<string, string> Libraries { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SandboxPerson> People { get; } = new(StringComparer.Ordinal);

    /// <summary>By face id.</summary>
    public Dictionary<string, SandboxFace> Faces { get; } = new(StringComparer.Ordinal);

    /// <summary>Face ids by person, in the order of enrolment.</summary>
    public Dictionary<string, List<string>> FacesOfPerson { get; } = new(StringComparer.Ordinal);

    /// <summary>People on whom an operation is running now. Needs no <see cref="Gate"/>.</summary>
    public ConcurrentDictionary<string, bool> Busy { get; } = new(StringComparer.Ordinal);

    /// <summary>How the vendor writes the id of its n-th face.</summary>
    public Func<long, string> FaceId { get; set; } =
        static number => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string NextFaceId() => FaceId(Interlocked.Increment(ref _lastFace));

    public void Add(SandboxFace face)
    {
        face.Sequence = ++_added;
        Faces.Add(face.FaceId, face);
        if (!FacesOfPerson.TryGetValue(face.PersonId, out var ids))
        {
            FacesOfPerson.Add(face.PersonId, ids = []);
        }

        ids.Add(face.FaceId);
    }

    public bool Remove(string faceId)
    {
        if (!Faces.Remove(faceId, out var face))
        {
            return false;
        }

        if (FacesOfPerson.TryGetValue(face.PersonId, out var ids))
        {
            ids.Remove(faceId);
            if (ids.Count == 0)
            {
                FacesOfPerson.Remove(face.PersonId);
            }
        }

        return true;
    }

    public int RemovePerson(string personId)
    {
        var ids = FaceIds(personId);
        foreach (var id in ids)
        {
            Remove(id);
        }

        People.Remove(personId);
        return ids.Length;
    }

    public int FaceCount(string personId) => FacesOfPerson.TryGetValue(personId, out var ids) ? ids.Count : 0;

    public string[] FaceIds(string personId) => FacesOfPerson.TryGetValue(personId, out var ids) ? [.. ids] : [];

    public void Clear()
    {
        Libraries.Clear();
        People.Clear();
        Faces.Clear();
        FacesOfPerson.Clear();
    }
}
