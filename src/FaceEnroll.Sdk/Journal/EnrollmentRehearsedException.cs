namespace FaceEnroll.Sdk.Journal;

/// <summary>Everything was done but the sending: see <see cref="EnrollmentQuestion.IsRehearsal"/>.</summary>
internal sealed class EnrollmentRehearsedException() : Exception("Nothing was sent: this was a rehearsal.");
