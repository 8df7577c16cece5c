using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FaceEnroll.PublicDocs;

/// <summary>What of a documentation file is for users of the assembly.</summary>
internal static class PublicDocumentation
{
    /// <summary>The ids of all members that can be used from outside, as the compiler writes them.</summary>
    public static IReadOnlySet<string> Members(string assembly)
    {
        var reference = MetadataReference.CreateFromFile(assembly);
        var compilation = CSharpCompilation.Create(nameof(PublicDocumentation), references: [reference]);
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        return Visible(symbol.GlobalNamespace).Select(s => s.GetDocumentationCommentId()!).ToHashSet();
    }

    /// <summary>Takes out all other entries, and returns those references of the rest that lead to what was taken out.</summary>
    public static IReadOnlyList<(string Member, string Hidden)> KeepPublic(
        XDocument document,
        IReadOnlySet<string> members
    )
    {
        var entries = document.Descendants("member").ToLookup(m => members.Contains(m.Attribute("name")!.Value));
        foreach (var entry in entries[false].ToList())
        {
            // With the line that it stands on.
            (entry.PreviousNode as XText)?.Remove();
            entry.Remove();
        }

        var hidden = entries[false].Select(m => m.Attribute("name")!.Value).ToHashSet();
        return
        [
            .. from entry in entries[true]
            from reference in entry.Descendants().Attributes("cref")
            where hidden.Contains(reference.Value)
            select (entry.Attribute("name")!.Value, reference.Value),
        ];
    }

    private static IEnumerable<ISymbol> Visible(INamespaceOrTypeSymbol parent) =>
        parent
            .GetMembers()
            .Where(m =>
                m
                    is INamespaceSymbol
                        or {
                            DeclaredAccessibility: Accessibility.Public
                                or Accessibility.Protected
                                or Accessibility.ProtectedOrInternal
                        }
            )
            .SelectMany(m =>
                m is INamespaceOrTypeSymbol inner
                    ? m is ITypeSymbol
                        ? Visible(inner).Prepend(m)
                        : Visible(inner)
                    : [m]
            );
}
