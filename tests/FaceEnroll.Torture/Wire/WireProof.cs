namespace FaceEnroll.Torture.Wire;

/// <summary>What the connections of a call prove about what the vendor can have.</summary>
internal enum WireProof
{
    /// <summary>No byte of a body went out.</summary>
    HasNothing,

    /// <summary>No body went out whole.</summary>
    HasPartAtMost,

    /// <summary>At least one body went out whole.</summary>
    MayHaveAll,
}
