using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>One part of a canonical request put wrong, as TC3 and ACS3 have it in common.</summary>
internal static class CanonicalGuesses
{
    /// <param name="head">The request.</param>
    /// <param name="right">The right text.</param>
    /// <param name="bodies">Other writings of the body, with their hashes.</param>
    /// <param name="sortsQuery">Whether the scheme sorts the query.</param>
    public static IEnumerable<(string Mistake, string Text)> For(
        RequestHead head,
        CanonicalParts right,
        IReadOnlyList<(string Mistake, string Hash)> bodies,
        bool sortsQuery
    )
    {
        foreach (var (mistake, path) in PathGuesses.For(right.Path))
        {
            yield return (mistake, (right with { Path = path }).Text);
        }

        foreach (var (mistake, query) in QueryGuesses.For(head.Query, right.Query, sortsQuery))
        {
            yield return (mistake, (right with { Query = query }).Text);
        }

        foreach (var (mistake, lines) in HeaderGuesses.For(head, right.Headers))
        {
            var names = string.Join(';', lines.Select(line => line.Key));
            yield return (mistake, (right with { Headers = lines }).Text);
            yield return (mistake, (right with { Headers = lines, Names = names }).Text);
            yield return (mistake, (right with { Names = names }).Text);
        }

        yield return (
            "the hash of the body was signed in upper-case hex",
            (right with { Hash = right.Hash.ToUpperInvariant() }).Text
        );
        foreach (var (mistake, hash) in bodies)
        {
            yield return (mistake, (right with { Hash = hash }).Text);
        }

        yield return ("the hash of an empty body was signed", (right with { Hash = Digests.EmptySha256 }).Text);
        yield return ("the hash of the body was left out", (right with { Hash = string.Empty }).Text);
        yield return (
            "the method was signed in lower case",
            (right with { Method = right.Method.ToLowerInvariant() }).Text
        );
    }

    /// <summary>Headers and query in every other order. There may be thousands.</summary>
    public static IEnumerable<(string Mistake, string Text)> OtherOrders(CanonicalParts right)
    {
        foreach (var (mistake, query) in QueryGuesses.OtherOrders(right.Query))
        {
            yield return (mistake, (right with { Query = query }).Text);
        }

        foreach (var (mistake, lines) in HeaderGuesses.OtherOrders(right.Headers))
        {
            var names = string.Join(';', lines.Select(line => line.Key));
            yield return (mistake, (right with { Headers = lines }).Text);
            yield return (mistake, (right with { Headers = lines, Names = names }).Text);
        }
    }
}
