using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox;

/// <summary>
/// Everything that was enrolled, in memory only. Every answer is a copy taken at that moment; safe to use from several
/// threads while the sandbox runs.
/// </summary>
public sealed class SandboxStore
{
    private static readonly SandboxVendor[] s_vendors = Enum.GetValues<SandboxVendor>();
    private readonly Dictionary<SandboxVendor, VendorState> _states = [];

    private readonly TimeProvider _clock;
    private readonly PictureVault _vault;

    internal SandboxStore(TimeProvider clock, PictureVault vault)
    {
        _clock = clock;
        _vault = vault;
        foreach (var vendor in s_vendors)
        {
            _states.Add(vendor, new VendorState(vendor, DeletionLog));
        }
    }

    /// <summary>All faces of all vendors, each vendor's in the order of enrolment.</summary>
    public IReadOnlyList<SandboxFace> Faces
    {
        get
        {
            var all = new List<SandboxFace>();
            foreach (var vendor in s_vendors)
            {
                all.AddRange(FacesAt(vendor));
            }

            return all;
        }
    }

    /// <summary>How many faces all vendors hold together.</summary>
    public int FaceCount
    {
        get
        {
            var count = 0;
            foreach (var state in _states.Values)
            {
                lock (state.Gate)
                {
                    count += state.Faces.Count;
                }
            }

            return count;
        }
    }

    /// <summary>One vendor's faces in the order of enrolment.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="personId">Only this person's; null (the default) for everybody's.</param>
    /// <returns>A copy.</returns>
    public IReadOnlyList<SandboxFace> FacesAt(SandboxVendor vendor, string? personId = null)
    {
        var state = _states[vendor];
        lock (state.Gate)
        {
            return personId is null
                ? [.. state.Faces.Values.OrderBy(static face => face.Life.Began)]
                : state.FacesOf(personId);
        }
    }

    /// <summary>Every face that was deleted since the start, of all vendors, in the order in which they went.</summary>
    public IReadOnlyList<SandboxDeletion> Deletions => DeletionLog.Snapshot();

    /// <summary>One vendor's people; empty where people do not exist on their own.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <returns>A copy.</returns>
    public IReadOnlyList<SandboxPerson> PeopleAt(SandboxVendor vendor)
    {
        var state = _states[vendor];
        lock (state.Gate)
        {
            return [.. state.People.Values];
        }
    }

    /// <summary>The ids of one vendor's libraries.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <returns>A copy.</returns>
    public IReadOnlyList<string> LibrariesAt(SandboxVendor vendor)
    {
        var state = _states[vendor];
        lock (state.Gate)
        {
            return state.LibraryRoll.All().ConvertAll(static library => library.Id);
        }
    }

    /// <summary>Makes a library; does nothing when it exists.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="libraryId">The library's (group's, face set's) id.</param>
    public void AddLibrary(SandboxVendor vendor, string libraryId)
    {
        ArgumentException.ThrowIfNullOrEmpty(libraryId);
        var state = _states[vendor];
        lock (state.Gate)
        {
            Ensure(state, libraryId);
        }
    }

    /// <summary>Makes a person without a face, and the libraries named; does nothing when the person exists.</summary>
    /// <param name="vendor">The vendor. Only Tencent and Guardrails know people; elsewhere only the libraries are made.</param>
    /// <param name="personId">The person's id.</param>
    /// <param name="libraryIds">The libraries the person is in; <c>sandbox-library</c> when none is given.</param>
    public void AddPerson(SandboxVendor vendor, string personId, params string[] libraryIds)
    {
        ArgumentException.ThrowIfNullOrEmpty(personId);
        ArgumentNullException.ThrowIfNull(libraryIds);
        Array.ForEach(libraryIds, static library => ArgumentException.ThrowIfNullOrEmpty(library, nameof(libraryIds)));
        var libraries = libraryIds.Length == 0 ? [FaceEnrollSandboxOptions.DefaultLibraryId] : libraryIds;
        var state = _states[vendor];
        lock (state.Gate)
        {
            foreach (var library in libraries)
            {
                Ensure(state, library);
            }

            if (vendor is SandboxVendor.TencentCloud or SandboxVendor.AlibabaGuardrails)
            {
                state.TryAdd(
                    new SandboxPerson(vendor, personId, libraries) { Name = personId, CreatedAt = _clock.GetUtcNow() }
                );
            }
        }
    }

    /// <summary>
    /// Puts a face in without a call and without checks; makes the library and the person where they are missing, and puts the
    /// person into the library.
    /// </summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="libraryId">The library.</param>
    /// <param name="personId">The person, user or external reference.</param>
    /// <param name="picture">The picture's bytes.</param>
    /// <returns>The face, with the id the vendor's read-backs will give.</returns>
    public SandboxFace AddFace(SandboxVendor vendor, string libraryId, string personId, ReadOnlyMemory<byte> picture)
    {
        AddPerson(vendor, personId, libraryId);
        var seen = SandboxPicture.From(picture.ToArray());
        _vault.Keep(seen);
        var state = _states[vendor];
        lock (state.Gate)
        {
            var face = new SandboxFace
            {
                Vendor = vendor,
                LibraryId = libraryId,
                PersonId = personId,
                FaceId = state.NextFaceId(),
                PictureSha256 = seen.Sha256,
                PictureBytes = picture.Length,
                EnrolledAt = _clock.GetUtcNow(),
            };
            if (state.People.TryGetValue(personId, out var person) && !person.LibraryIds.Contains(libraryId))
            {
                state.Move(person, [.. person.LibraryIds, libraryId]);
            }

            state.Add(face);
            return face;
        }
    }

    /// <summary>Takes a face away behind everybody's back, as somebody with the vendor's console would.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="faceId">The vendor's id of the face, as text.</param>
    /// <returns>Whether it was there.</returns>
    public bool Delete(SandboxVendor vendor, string faceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(faceId);
        var state = _states[vendor];
        lock (state.Gate)
        {
            return state.Remove(faceId, new DeletionMark(SandboxDeletionCause.OutOfBand, _clock.GetUtcNow()));
        }
    }

    /// <summary>Takes a person with all faces away behind everybody's back; where people do not exist on their own, the faces.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="personId">The person, user or external reference.</param>
    /// <returns>How many faces there were.</returns>
    public int DeletePerson(SandboxVendor vendor, string personId)
    {
        ArgumentException.ThrowIfNullOrEmpty(personId);
        var state = _states[vendor];
        lock (state.Gate)
        {
            return state.RemovePerson(personId, new DeletionMark(SandboxDeletionCause.OutOfBand, _clock.GetUtcNow()));
        }
    }

    /// <summary>
    /// What two vendors do to what nobody used for more than a year, by the sandbox's clock. Tencent deletes a group that no
    /// call has named, nor one of its people, with the people who are in no other. Guardrails deletes faces that old, since
    /// only a search counts there and the sandbox has none, and the groups that old which then hold none; people stay.
    /// </summary>
    /// <returns>How many faces are gone by this.</returns>
    public int DeleteUnused()
    {
        var now = _clock.GetUtcNow();
        return Disuse.Apply(_states[SandboxVendor.TencentCloud], _states[SandboxVendor.AlibabaGuardrails], now);
    }

    /// <summary>Forgets every library, person, face and deletion.</summary>
    public void Clear()
    {
        foreach (var state in _states.Values)
        {
            lock (state.Gate)
            {
                state.Clear();
            }
        }

        DeletionLog.Clear();
    }

    internal DeletionLog DeletionLog { get; } = new();

    internal VendorState this[SandboxVendor vendor] => _states[vendor];

    internal void SeedDefaults()
    {
        foreach (var vendor in s_vendors)
        {
            AddPerson(vendor, FaceEnrollSandboxOptions.DefaultPersonId, FaceEnrollSandboxOptions.DefaultLibraryId);
        }
    }

    private void Ensure(VendorState state, string libraryId) =>
        state.TryAdd(new VendorLibrary(libraryId, libraryId, _clock.GetUtcNow()));
}
