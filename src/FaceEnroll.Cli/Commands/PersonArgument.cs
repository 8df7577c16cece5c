using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Commands;

/// <summary>The person that a command is about.</summary>
internal static class PersonArgument
{
    /// <exception cref="ToolException">It is empty.</exception>
    public static string Check(string person) =>
        person.Length > 0 ? person : throw new ToolException("PERSON is empty.");
}
