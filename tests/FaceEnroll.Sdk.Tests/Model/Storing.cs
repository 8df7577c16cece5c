namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>What the vendor does with a request that came whole and in time.</summary>
internal enum Storing
{
    Now,

    /// <summary>Some seconds after.</summary>
    Soon,

    /// <summary>In the last moment in which its stamp still counts.</summary>
    Last,

    Never,
}
