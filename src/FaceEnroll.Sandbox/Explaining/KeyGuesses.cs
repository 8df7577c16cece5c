using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>The secrets a client may have taken: the right one first.</summary>
internal static class KeyGuesses
{
    public static IEnumerable<(string Mistake, string Secret)> For(SignatureReport report, CredentialBook keys)
    {
        var right = report.Credential!;
        yield return (string.Empty, right.Secret);
        foreach (var other in keys.All.Where(key => key.Secret != right.Secret).Select(key => key.Secret).Distinct())
        {
            yield return ("signed with the secret of another key", other);
        }

        yield return ("signed with the key id in place of the secret", right.KeyId);
        yield return ("the secret ends in a line break", right.Secret + "\n");
        yield return ("the secret ends in a line break", right.Secret + "\r\n");
        yield return ("the secret ends in a blank", right.Secret + " ");
        yield return ("the secret begins with a blank", " " + right.Secret);
        yield return ("the secret begins and ends with a blank", $" {right.Secret} ");
        yield return ("the secret stands in quotation marks", $"\"{right.Secret}\"");
        yield return ("the secret begins with a byte order mark", "\uFEFF" + right.Secret);
        yield return ("the secret is empty", string.Empty);
    }
}
