namespace System.Runtime.CompilerServices;

/// <summary>Lets <c>init</c> accessors compile.</summary>
internal static class IsExternalInit;
