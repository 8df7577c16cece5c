using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>A JSON object per line and item. Every object has all members, null where there is nothing to say.</summary>
internal static class JsonLinesReport
{
    /// <summary>Names of people stay legible; what a page could take for its own is escaped.</summary>
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static async Task WriteAsync(
        IAsyncEnumerable<FaceRunEntry> entries,
        FaceRunFilter? filter,
        ReportBuffer buffer,
        CancellationToken cancellationToken
    )
    {
        var writer = new Utf8JsonWriter((Stream)buffer, s_options);
        await using var _ = writer.ConfigureAwait(false);
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (ReportEntries.Fits(filter, entry))
            {
                Write(writer, entry);
                writer.Flush();
                writer.Reset();
                buffer.WriteByte((byte)'\n');
                await buffer.SendIfFullAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, FaceRunEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number"u8, entry.Number);
        if (entry.Line == 0)
        {
            writer.WriteNull("line"u8);
        }
        else
        {
            writer.WriteNumber("line"u8, entry.Line);
        }

        writer.WriteString("person"u8, entry.PersonId);
        writer.WriteString("picture"u8, entry.Picture);
        writer.WriteString("library"u8, entry.LibraryId);
        writer.WriteString("status"u8, entry.Status.ToString());
        writer.WriteString("kind"u8, entry.Kind == FaceEnrollmentErrorKind.None ? null : entry.Kind.ToString());
        writer.WriteString("code"u8, entry.VendorCode);
        writer.WriteString("reason"u8, entry.Reason);
        writer.WriteString("face"u8, entry.FaceId);
        writer.WriteNumber("attempts"u8, entry.Attempts);
        writer.WriteString("notBefore"u8, entry.NotBefore is { } later ? ReportTime.Iso(later) : null);
        writer.WriteString("finished"u8, entry.FinishedAt is { } finished ? ReportTime.Iso(finished) : null);
        writer.WriteEndObject();
    }
}
