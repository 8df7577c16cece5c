using System.Collections;

namespace FaceEnroll.Sdk.Auditing;

/// <summary>
/// Hashes of 128 bits, each with a mark: 16 bytes and a bit. They stand in pieces and are sorted in place, so that there is
/// never a second copy of them, as a growing array or a merge would make.
/// </summary>
/// <remarks>Add all, close, and then ask.</remarks>
internal sealed class HashSet128
{
    /// <summary>64 KiB: no piece is in the heap of large objects, which is not compacted.</summary>
    private const int PieceLength = 4096;

    private const int HashBytes = 16;

    private readonly List<Guid[]> _pieces = [];
    private BitArray _marks = new(0);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many have no mark.</summary>
    public int Unmarked { get; private set; }

    public long Bytes => ((long)_pieces.Count * PieceLength * HashBytes) + ((_marks.Length + 7) / 8);

    public void Add(Guid hash)
    {
        if (Count == (long)_pieces.Count * PieceLength)
        {
            _pieces.Add(new Guid[PieceLength]);
        }

        At(checked(Count++)) = hash;
    }

    /// <summary>Sorts, and drops what is there twice.</summary>
    /// <returns>How many were dropped.</returns>
    public int Close()
    {
        Sort(0, Count - 1);
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (kept == 0 || At(i) != At(kept - 1))
            {
                At(kept++) = At(i);
            }
        }

        var dropped = Count - kept;
        var pieces = (kept + PieceLength - 1) / PieceLength;
        _pieces.RemoveRange(pieces, _pieces.Count - pieces);
        _marks = new BitArray(kept);
        Count = Unmarked = kept;
        return dropped;
    }

    public bool Contains(Guid hash) => Find(hash) >= 0;

    public bool IsMarked(Guid hash) => Find(hash) is >= 0 and var place && _marks[place];

    /// <summary>Marks a hash.</summary>
    /// <returns>Whether it is there.</returns>
    public bool Mark(Guid hash)
    {
        if (Find(hash) is not (>= 0 and var place))
        {
            return false;
        }

        Unmarked -= _marks[place] ? 0 : 1;
        _marks[place] = true;
        return true;
    }

    /// <summary>Takes all marks away.</summary>
    public void Unmark()
    {
        _marks.SetAll(false);
        Unmarked = Count;
    }

    private ref Guid At(int place) => ref _pieces[place / PieceLength][place % PieceLength];

    private int Find(Guid hash)
    {
        var (first, last) = (0, Count - 1);
        while (first <= last)
        {
            var middle = first + ((last - first) / 2);
            var order = At(middle).CompareTo(hash);
            if (order == 0)
            {
                return middle;
            }

            (first, last) = order < 0 ? (middle + 1, last) : (first, middle - 1);
        }

        return -1;
    }

    /// <summary>Divides as quicksort does until a part lies in one piece. Hashes are random: no order of them is slow.</summary>
    private void Sort(int first, int last)
    {
        while (first < last)
        {
            if (first / PieceLength == last / PieceLength)
            {
                Array.Sort(_pieces[first / PieceLength], first % PieceLength, last - first + 1);
                return;
            }

            var (left, right) = (first, last);
            var pivot = At(first + ((last - first) / 2));
            while (left <= right)
            {
                while (At(left).CompareTo(pivot) < 0)
                {
                    left++;
                }

                while (At(right).CompareTo(pivot) > 0)
                {
                    right--;
                }

                if (left <= right)
                {
                    (At(left), At(right)) = (At(right), At(left));
                    left++;
                    right--;
                }
            }

            // The smaller side by a call, the larger by the loop: the stack stays small.
            if (right - first < last - left)
            {
                Sort(first, right);
                first = left;
            }
            else
            {
                Sort(left, last);
                last = right;
            }
        }
    }
}
