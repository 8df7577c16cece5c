using System.Collections.Concurrent;

namespace FaceEnroll.Sandbox.State;

/// <summary>What one vendor holds, and what it held. Whoever reads or changes it holds <see cref="Gate"/>.</summary>
internal sealed class VendorState(SandboxVendor vendor, DeletionLog deletions)
{
    private readonly Dictionary<string, VendorLibrary> _libraries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxPerson> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxFace> _faces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Roll<SandboxFace>> _facesOfPerson = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxDeletion> _deleted = new(StringComparer.Ordinal);
    private long _lastFace;
    private long _lastLibrary;
    private long _lastChange;

    public object Gate { get; } = new();

    public SandboxVendor Vendor => vendor;

    public IReadOnlyDictionary<string, VendorLibrary> Libraries => _libraries;

    /// <summary>In the order of creation.</summary>
    public Roll<VendorLibrary> LibraryRoll { get; private set; } = new(VendorLibrary.Order);

    /// <summary>Empty where people do not exist on their own.</summary>
    public IReadOnlyDictionary<string, SandboxPerson> People => _people;

    /// <summary>By face id.</summary>
    public IReadOnlyDictionary<string, SandboxFace> Faces => _faces;

    /// <summary>What is gone, by face id.</summary>
    public IReadOnlyDictionary<string, SandboxDeletion> Deleted => _deleted;

    /// <summary>People on whom an operation is running now. Needs no <see cref="Gate"/>.</summary>
    public ConcurrentDictionary<string, bool> Busy { get; } = new(StringComparer.Ordinal);

    /// <summary>How the vendor writes the id of its n-th face.</summary>
    public Func<long, string> FaceId { get; set; } =
        static number => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string NextFaceId() => FaceId(Interlocked.Increment(ref _lastFace));

    /// <summary>False when there is one of that id already.</summary>
    public bool TryAdd(VendorLibrary library)
    {
        if (!_libraries.TryAdd(library.Id, library))
        {
            return false;
        }

        library.Sequence = ++_lastLibrary;
        LibraryRoll.Add(library);
        return true;
    }

    /// <summary>False when there is one of that id already; the libraries must be there.</summary>
    public bool TryAdd(SandboxPerson person)
    {
        if (!_people.TryAdd(person.PersonId, person))
        {
            return false;
        }

        person.Sequence = ++_lastChange;
        foreach (var library in person.LibraryIds)
        {
            _libraries[library].People.Add(person);
        }

        return true;
    }

    public void Add(SandboxFace face)
    {
        face.Life.Began = ++_lastChange;
        _faces.Add(face.FaceId, face);
        if (!_facesOfPerson.TryGetValue(face.PersonId, out var roll))
        {
            _facesOfPerson.Add(face.PersonId, roll = new Roll<SandboxFace>(SandboxFace.Order));
        }

        roll.Add(face);
        foreach (var library in LibrariesOf(face))
        {
            library.Faces.Add(face);
        }
    }

    /// <summary>The person's faces in the order of enrolment; a copy.</summary>
    public List<SandboxFace> FacesOf(string personId) =>
        _facesOfPerson.TryGetValue(personId, out var roll) ? roll.All() : [];

    public int FaceCount(string personId) => _facesOfPerson.TryGetValue(personId, out var roll) ? roll.Count : 0;

    public List<string> FaceIds(string personId) => FacesOf(personId).ConvertAll(static face => face.FaceId);

    /// <summary>Puts a person who is there, with the faces, into these libraries and no others; they must be there.</summary>
    public SandboxPerson Move(SandboxPerson person, IReadOnlyList<string> libraryIds)
    {
        var moved = person.In(libraryIds);
        var faces = FacesOf(person.PersonId);
        foreach (var library in person.LibraryIds.Select(id => _libraries[id]))
        {
            library.People.Remove(person);
            faces.ForEach(library.Faces.Remove);
        }

        _people[person.PersonId] = moved;
        foreach (var library in libraryIds.Select(id => _libraries[id]))
        {
            library.People.Add(moved);
        }

        foreach (var face in faces)
        {
            var kept = libraryIds.Contains(face.LibraryId)
                ? face
                : face.In(libraryIds.Count > 0 ? libraryIds[0] : string.Empty);
            _faces[face.FaceId] = kept;
            _facesOfPerson[person.PersonId].Replace(kept);
            foreach (var library in LibrariesOf(kept))
            {
                library.Faces.Add(kept);
            }
        }

        return moved;
    }

    public bool Remove(string faceId, DeletionMark mark)
    {
        if (!_faces.Remove(faceId, out var face))
        {
            return false;
        }

        face.Life.Ended = ++_lastChange;
        foreach (var library in LibrariesOf(face))
        {
            library.Faces.Remove(face);
        }

        var others = _facesOfPerson[face.PersonId];
        others.Remove(face);
        if (others.Count == 0)
        {
            _facesOfPerson.Remove(face.PersonId);
        }

        _deleted[faceId] = deletions.Add(face, mark);
        return true;
    }

    /// <summary>With all faces, wherever the person is.</summary>
    /// <returns>How many faces there were.</returns>
    public int RemovePerson(string personId, DeletionMark mark)
    {
        var faces = FacesOf(personId);
        faces.ForEach(face => Remove(face.FaceId, mark));
        if (_people.Remove(personId, out var person))
        {
            foreach (var library in person.LibraryIds)
            {
                _libraries[library].People.Remove(person);
            }
        }

        return faces.Count;
    }

    /// <summary>With the faces in it; a person who is elsewhere too stays there, with the faces.</summary>
    public void RemoveLibrary(VendorLibrary library, DeletionMark mark)
    {
        foreach (var person in library.People.All())
        {
            if (person.LibraryIds.Count == 1)
            {
                RemovePerson(person.PersonId, mark);
            }
            else
            {
                Move(person, [.. person.LibraryIds.Where(id => id != library.Id)]);
            }
        }

        library.Faces.All().ForEach(face => Remove(face.FaceId, mark));
        _libraries.Remove(library.Id);
        LibraryRoll.Remove(library);
    }

    public void Clear()
    {
        _libraries.Clear();
        LibraryRoll = new Roll<VendorLibrary>(VendorLibrary.Order);
        _people.Clear();
        _faces.Clear();
        _facesOfPerson.Clear();
        _deleted.Clear();
    }

    /// <summary>Those of its person, where people are in libraries; its own otherwise.</summary>
    private IEnumerable<VendorLibrary> LibrariesOf(SandboxFace face) =>
        _people.TryGetValue(face.PersonId, out var person) ? person.LibraryIds.Select(id => _libraries[id])
        : _libraries.TryGetValue(face.LibraryId, out var library) ? [library]
        : [];
}
