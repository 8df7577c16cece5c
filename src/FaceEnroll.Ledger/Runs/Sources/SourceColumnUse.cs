namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>What a column is for.</summary>
internal enum SourceColumnUse
{
    /// <summary>Nobody knows it.</summary>
    Unknown = 0,

    Person,
    Picture,
    Library,
    Name,

    /// <summary>A parameter of the vendor.</summary>
    Parameter,

    /// <summary>It means nothing here.</summary>
    Ignored,
}
