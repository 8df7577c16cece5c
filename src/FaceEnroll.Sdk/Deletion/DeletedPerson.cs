namespace FaceEnroll.Sdk.Deletion;

/// <summary>What a vendor said about the deletion of a person.</summary>
internal sealed class DeletedPerson(bool? wasThere, string? requestId)
{
    /// <summary>Whether there was somebody to delete; null when the vendor does not say.</summary>
    public bool? WasThere => wasThere;

    public string? RequestId => requestId;
}
