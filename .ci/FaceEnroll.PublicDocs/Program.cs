// FaceEnroll.PublicDocs ASSEMBLY DOCUMENTATION: takes out of the documentation file what is not about public members.
using System.Text;
using System.Xml;
using System.Xml.Linq;
using FaceEnroll.PublicDocs;

var (assembly, documentation) = (args[0], args[1]);
var document = XDocument.Load(documentation, LoadOptions.PreserveWhitespace);
var dangling = PublicDocumentation.KeepPublic(document, PublicDocumentation.Members(assembly));
foreach (var (member, hidden) in dangling)
{
    Console.Error.WriteLine($"{documentation} : error DOC0001: {member} points to {hidden}, which is not public");
}

if (dangling.Count > 0)
{
    return 1;
}

// The same bytes on every system.
var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };
using var writer = XmlWriter.Create(documentation, settings);
document.Save(writer);
return 0;
