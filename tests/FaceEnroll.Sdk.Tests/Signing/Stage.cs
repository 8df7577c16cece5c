using System.Text;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>Runs one stage of a signature and gives what it wrote.</summary>
internal static class Stage
{
    public delegate void Writer(ref Utf8Buffer buffer);

    public static string Text(Writer write)
    {
        // Small on purpose: every stage has to outgrow its first memory.
        var buffer = new Utf8Buffer(stackalloc byte[8]);
        try
        {
            write(ref buffer);
            return buffer.ToText();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
