using System.Collections.Concurrent;
using FaceEnroll.Sdk;

namespace WebHost;

/// <summary>Keeps receipts until they are complete. A real host keeps them in its database: they must outlive a restart.</summary>
internal sealed class ErasureReceipts
{
    private readonly ConcurrentDictionary<string, string> _receipts = new();

    public void Save(FaceErasureReceipt receipt) => _receipts[receipt.Id] = receipt.ToJson();

    public FaceErasureReceipt? Find(string id) =>
        _receipts.TryGetValue(id, out var json) ? FaceErasureReceipt.FromJson(json) : null;
}
