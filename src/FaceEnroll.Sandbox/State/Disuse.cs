namespace FaceEnroll.Sandbox.State;

/// <summary>The rule of two vendors that what nobody uses for a year goes.</summary>
internal static class Disuse
{
    private const int Years = 1;

    /// <returns>How many faces went.</returns>
    public static int Apply(VendorState tencent, VendorState guardrails, DateTimeOffset now)
    {
        var mark = new DeletionMark(SandboxDeletionCause.Disuse, now);
        return Count(tencent, now, mark, Groups) + Count(guardrails, now, mark, FacesAndGroups);
    }

    private static int Count(
        VendorState state,
        DateTimeOffset now,
        DeletionMark mark,
        Action<VendorState, DateTimeOffset, DeletionMark> apply
    )
    {
        lock (state.Gate)
        {
            var before = state.Faces.Count;
            apply(state, now.AddYears(-Years), mark);
            return before - state.Faces.Count;
        }
    }

    /// <summary>The page says "not called for more than one year": here every call counts, not only a search.</summary>
    private static void Groups(VendorState state, DateTimeOffset least, DeletionMark mark)
    {
        foreach (var library in state.LibraryRoll.All().Where(library => library.UsedAt < least))
        {
            state.RemoveLibrary(library, mark);
        }
    }

    /// <summary>What becomes of the people is not documented: here they stay, in fewer groups.</summary>
    private static void FacesAndGroups(VendorState state, DateTimeOffset least, DeletionMark mark)
    {
        foreach (var face in state.Faces.Values.Where(face => face.EnrolledAt < least).ToList())
        {
            state.Remove(face.FaceId, mark);
        }

        foreach (
            var library in state
                .LibraryRoll.All()
                .Where(library => library.CreatedAt < least && library.Faces.Count == 0)
        )
        {
            foreach (var person in library.People.All())
            {
                state.Move(person, [.. person.LibraryIds.Where(id => id != library.Id)]);
            }

            state.RemoveLibrary(library, mark);
        }
    }
}
