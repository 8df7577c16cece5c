using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>
/// The process of a run: a registration for each writer, all of one account, until it ends. What the library remembers of
/// people for a whole process is kept by endpoint: each process of the model knows the vendor by another name.
/// </summary>
internal sealed class ModelClients(
    Schedule schedule,
    ModelVendor vendor,
    ManualTimeProvider time,
    ModelStore? store,
    string person
)
{
    private static int s_processes;

    private readonly Dictionary<string, IFaceEnrollmentClient> _clients = [];
    private Uri _endpoint = NewEndpoint();

    /// <summary>The ticket that OnSending got last, as text, by registration.</summary>
    public Dictionary<string, string> Saved { get; } = [];

    public IFaceEnrollmentClient For(ModelCall call)
    {
        if (!_clients.TryGetValue(call.Registration, out var client))
        {
            // As in a container: whatever is sent passes the guard.
            var http = new HttpClient(new FaceEnrollmentGuardHandler(new ModelWire(vendor, call, time, person)));
            client = vendor.Dialect.Client(Options(call), call.Registration, http);
            _clients.Add(call.Registration, client);
        }

        return client;
    }

    /// <summary>Another process takes over.</summary>
    public void Restart()
    {
        _clients.Clear();
        _endpoint = NewEndpoint();
    }

    /// <summary>The ticket with the vendor's name in this process.</summary>
    public FaceEnrollmentTicket Here(FaceEnrollmentTicket ticket)
    {
        ticket.Endpoint = _endpoint.GetLeftPart(UriPartial.Authority);
        return ticket;
    }

    private static Uri NewEndpoint() => new($"https://vendor-{Interlocked.Increment(ref s_processes)}.test");

    private FaceEnrollmentOptions Options(ModelCall call)
    {
        var options = vendor.Dialect.Options();
        options.TimeProvider = time;
        options.Endpoint = _endpoint;
        options.Account = "account";
        options.RequestsPerSecond = 1_000_000;
        options.ReadFacesBeforeSending = true;
        options.OnUnknown = schedule.OnUnknown;
        options.Retry.BaseDelay = options.Retry.ThrottlingBaseDelay = options.Retry.MaxDelay = TimeSpan.FromTicks(1);
        // Long enough to outlast the latest stamp that the vendor takes, or else short: each question costs.
        options.ReconcileTimeout =
            schedule.OnUnknown == FaceUnknownOutcome.ReconcileAndResend
                ? vendor.Dialect.Validity + vendor.Dialect.Validity + TimeSpan.FromSeconds(20)
                : TimeSpan.FromSeconds(10);
        if (store is not null)
        {
            store.Here = Here;
            options.TicketStore = store;
        }

        if (schedule.Process == ProcessPlan.SavedTicket)
        {
            options.OnSending = (ticket, _) =>
            {
                Saved[call.Registration] = ticket.ToJson();
                return default;
            };
        }

        return options;
    }
}
