namespace FaceEnroll.Sdk.Primitives;

/// <summary>What is known of the latest ids: when there are too many, the oldest is forgotten.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class LatestById<TValue>(int most)
    where TValue : struct
{
    private readonly Dictionary<string, TValue> _values = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Set(string id, TValue value)
    {
        lock (_values)
        {
            if (!_values.ContainsKey(id))
            {
                _order.Enqueue(id);
            }

            _values[id] = value;
            if (_order.Count > most)
            {
                _ = _values.Remove(_order.Dequeue());
            }
        }
    }

    /// <returns>Null where it is not known, or not any more.</returns>
    public TValue? Find(string id)
    {
        lock (_values)
        {
            return _values.TryGetValue(id, out var value) ? value : null;
        }
    }

    public void Clear()
    {
        lock (_values)
        {
            _values.Clear();
            _order.Clear();
        }
    }
}
