using Automations.Events.Store;
using Automations.Programme;
using Automations.Programme.Reports;
using Automations.Web;

namespace Automations.Events.News;

/// <summary>How many events there were, and who came.</summary>
internal sealed class EventReport(IEventStore events, IRegistrations registrations, ProgrammeSettings programme) : IReportSource
{
    public async Task<IReadOnlyList<ReportFigure>> CollectAsync(ReportMonth month, CancellationToken cancellation)
    {
        var (held, registered, attended) = (0, 0, 0);
        foreach (var record in await events.ListAsync(month.From, cancellation))
        {
            if (record.State is not (EventState.Published or EventState.Closed) || !month.Has(record.Details.Time.End))
                continue;
            var figures = record.Figures ?? await CountAsync(record.Id, cancellation);
            held++;
            registered += figures.Registered;
            attended += figures.Attended;
        }

        return held == 0
            ? []
            :
            [
                new(ReportSection.Events, "events-held", programme.InEachLanguage(voice => voice.Say("Veranstaltungen", "Events held")), held),
                new(ReportSection.Events, "events-registered", programme.InEachLanguage(voice => voice.Say("Anmeldungen", "Registrations")), registered),
                new(ReportSection.Events, "events-attended", programme.InEachLanguage(voice => voice.Say("Teilnahmen", "Attendances")), attended, IsCharted: true),
            ];
    }

    /// <summary>While the registrations are kept, they say more than nothing.</summary>
    private async Task<EventFigures> CountAsync(string eventId, CancellationToken cancellation)
    {
        var figures = new EventFigures(0, 0, 0, 0, 0);
        await foreach (var registration in registrations.AllAsync(eventId, cancellation))
            figures = figures with
            {
                Registered = figures.Registered + (registration.State == RegistrationState.Seat ? 1 : 0),
                Attended = figures.Attended + (registration.Attended ? 1 : 0),
            };
        return figures;
    }
}
