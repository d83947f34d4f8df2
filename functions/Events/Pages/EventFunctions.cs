using Automations.Events.Planning;
using Automations.Events.Reminders;
using Automations.Events.Store;
using Automations.People;
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
        return refusal ?? await PageAsync(request, record!, visitor!, QuestionInput.None, cancellation);
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
        var (fields, voice, person) = (await request.FieldsAsync(cancellation), Site.VoiceOf(request, programme), visitor!.Person);
        var wish = fields["wish"].ToString();
        var asked = wish is "register" or "ask" ? QuestionInput.Read(fields, voice) : QuestionInput.None;
        if (wish == "decline")
            await desk.DeclineAsync(eventId, person, client, cancellation);
        else if (wish == "register" && !asked.Errors.Any)
            asked = await RegisterAsync();
        else if (wish == "ask" && !asked.Errors.Any)
            asked = asked.Answered(await desk.AskAsync(eventId, person, asked.Text ?? "", client, cancellation), voice);
        return await PageAsync(request, record!, visitor, asked, cancellation);

        async Task<QuestionInput> RegisterAsync()
        {
            var answer = await desk.RegisterAsync(eventId, person, asked.Text, client, cancellation);
            // a question that comes too late costs nobody the seat
            if (answer.Outcome == RegistrationOutcome.Begun)
                await desk.RegisterAsync(eventId, person, question: null, client, cancellation);
            return asked.Text is null ? asked : asked.Answered(answer, voice);
        }
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

    private async Task<IResult> PageAsync(HttpRequest request, EventRecord record, EventVisitor visitor, QuestionInput asked, CancellationToken cancellation)
    {
        var registration = await registrations.FindAsync(record.Id, visitor.Person.Id, cancellation);
        var seats = await registrations.CountAsync(record.Id, cancellation);
        // the link in a mail to whoever registered opens no more to a host than to anybody
        var leads = visitor.SignedInAs is not null && visitor.Leads(record);
        return await pages.RenderAsync<EventPage>(
            request,
            asked.Errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(EventPage.Record)] = record,
                [nameof(EventPage.Seats)] = seats,
                [nameof(EventPage.Registration)] = registration,
                [nameof(EventPage.InLine)] = registration is null ? 0 : await registrations.PlaceInLineAsync(record.Id, registration, cancellation),
                [nameof(EventPage.MayCome)] = await admission.MayComeAsync(record, visitor.Person, cancellation),
                [nameof(EventPage.Asked)] = asked,
                [nameof(EventPage.Visitor)] = visitor,
                [nameof(EventPage.Leads)] = leads,
                [nameof(EventPage.Questions)] = leads ? await registrations.QuestionsAsync(record.Id, cancellation) : [],
                [nameof(EventPage.Reach)] = visitor.IsManager ? await forecast.OfAsync(record, seats, cancellation) : [],
                [nameof(EventPage.Times)] = new EventTimes(Site.VoiceOf(request, programme), visitor.Person.TimeZone),
                [nameof(EventPage.Now)] = clock.GetUtcNow(),
            }
        );
    }
}
