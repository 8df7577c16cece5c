using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>Requests, intents and outcomes of tests.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset End = DateTimeOffset.UnixEpoch.AddDays(20_000);

    public static LedgerPerson Person(string id = "person", string library = "") => new("account", library, id);

    public static LedgerRequest Request(string person = "person", params string[] sources) =>
        LedgerRequest.Of(Person(person), sources.Length == 0 ? ["a"] : sources);

    public static NewIntent Intent(LedgerRequest request, int seen = 0, string owner = "me") =>
        new()
        {
            Request = request,
            Owner = owner,
            NoAttemptAfter = End,
            Ticket = "{}",
            SeenIntents = seen,
        };

    public static CallOutcome Outcome(CallStatus status, DateTimeOffset? askAt = null) =>
        new() { Status = status, AskAt = askAt ?? End };

    /// <summary>A row with one picture.</summary>
    public static CallRow Row(string id, CallStatus status, PictureStatus picture, string library = "") =>
        new()
        {
            Id = id,
            Person = Person(library: library),
            Attempt = 1,
            Status = status,
            Owner = "me",
            NoAttemptAfter = End,
            AskAt = End,
            Ticket = "{}",
            Pictures = [new PictureRow("a") { Status = picture }],
        };
}
