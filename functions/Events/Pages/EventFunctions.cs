using Automations.Events.Planning;
using Automations.Events.Reminders;
using Automations.Events.Store;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Pages;

/// <summary>One event, for whoever may come: read it, register, give the seat back.</summary>
internal sealed class EventFunctions(
    IEventStore events,
    IRegistrations registrations,
    IEventDesk desk,
    EventAdmission admission,
    EventVisitors visitors,
    ReminderForecast forecast,
    IPages pages,
    ProgrammeSettings programme,
    TimeProvider clock
)
{
    [Function("EventPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/{eventId}")] HttpRequest request,
        string eventId,
        CancellationToken cancellation
    )
    {
        var (record, visitor, refusal) = await OpenAsync(request, eventId, cancellation);
        return refusal ?? await PageAsync(request, record!, visitor!, said: null, cancellation);
    }

    [Function("EventSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/{eventId}")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (record, visitor, refusal) = await OpenAsync(request, eventId, cancellation);
        if (refusal is not null)
            return refusal;
        var wish = (await request.FieldsAsync(cancellation))["wish"].ToString();
        var answer = wish switch
        {
            "register" => await desk.RegisterAsync(eventId, visitor!.Person, client, cancellation),
            "decline" => await desk.DeclineAsync(eventId, visitor!.Person, client, cancellation),
            _ => null,
        };
        return await PageAsync(request, record!, visitor!, answer, cancellation);
    }

    private async Task<(EventRecord? Record, EventVisitor? Visitor, IResult? Refusal)> OpenAsync(
        HttpRequest request,
        string eventId,
        CancellationToken cancellation
    )
    {
        if (await visitors.WhoAsync(request, EventLinks.Attend, eventId, cancellation) is not { } visitor)
            return (null, null, request.ToSignIn());
        var record = await events.FindAsync(eventId, cancellation);
        return record is not null && (EventVisibility.IsPublic(record) || visitor.IsManager)
            ? (record, visitor, null)
            : (null, null, await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound));
    }

    private async Task<IResult> PageAsync(HttpRequest request, EventRecord record, EventVisitor visitor, RegistrationAnswer? said, CancellationToken cancellation)
    {
        var registration = await registrations.FindAsync(record.Id, visitor.Person.Id, cancellation);
        var seats = await registrations.CountAsync(record.Id, cancellation);
        return await pages.RenderAsync<EventPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(EventPage.Record)] = record,
                [nameof(EventPage.Seats)] = seats,
                [nameof(EventPage.Registration)] = registration,
                [nameof(EventPage.InLine)] = registration is null ? 0 : await registrations.PlaceInLineAsync(record.Id, registration, cancellation),
                [nameof(EventPage.MayCome)] = await admission.MayComeAsync(record, visitor.Person, cancellation),
                [nameof(EventPage.Said)] = said,
                [nameof(EventPage.Visitor)] = visitor,
                [nameof(EventPage.Reach)] = visitor.IsManager ? await forecast.OfAsync(record, seats, cancellation) : [],
                [nameof(EventPage.Times)] = new EventTimes(Site.VoiceOf(request, programme), visitor.Person.TimeZone),
                [nameof(EventPage.Now)] = clock.GetUtcNow(),
            }
        );
    }
}
