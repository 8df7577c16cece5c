namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>Who asks about a lost call.</summary>
internal enum ProcessPlan
{
    /// <summary>The process that made it, with the ticket of the exception.</summary>
    Same,

    /// <summary>Another one, with the ticket that OnSending saved: the first was killed.</summary>
    SavedTicket,

    /// <summary>Another one, with what the ticket store holds.</summary>
    TicketStore,
}
