using Automations.Events.Planning;
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

/// <summary>Who was there: ticked off by a host, or by themselves with the code on the screen.</summary>
internal sealed class CheckInFunctions(
    IEventStore events,
    IRegistrations registrations,
    IEventDesk desk,
    EventVisitors visitors,
    ISignedLinks links,
    IPages pages,
    ProgrammeSettings programme,
    TimeProvider clock
)
{
    private static readonly TimeSpan EarlyBirds = TimeSpan.FromHours(1);

    [Function("EventCheckInPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/{eventId}/check-in")] HttpRequest request,
        string eventId,
        CancellationToken cancellation
    )
    {
        var (record, visitor, refusal) = await OpenAsync(request, eventId, cancellation);
        return refusal ?? await PageAsync(request, record!, visitor!, cancellation);
    }

    [Function("EventCheckInSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/{eventId}/check-in")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (record, visitor, refusal) = await OpenAsync(request, eventId, cancellation);
        if (refusal is not null)
            return refusal;
        var fields = await request.FieldsAsync(cancellation);
        if (fields["do"] == "everyone")
            await desk.EveryoneCameAsync(eventId, client, cancellation);
        else if (fields["do"] == "close" || fields["do"] == "save")
        {
            var there = fields["there"].OfType<string>().ToHashSet(StringComparer.Ordinal);
            var people = await ExpectedAsync(eventId, cancellation);
            await desk.NoteAttendanceAsync(eventId, [.. people.Select(one => (one.Person, there.Contains(one.Person.Id)))], client, cancellation);
            if (fields["do"] == "close")
                await desk.CloseAttendanceAsync(eventId, client, cancellation);
        }

        return await PageAsync(request, await events.FindAsync(eventId, cancellation) ?? record!, visitor!, cancellation);
    }

    [Function("EventHerePage")]
    public async Task<IResult> ShowHere(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/{eventId}/here")] HttpRequest request,
        string eventId,
        CancellationToken cancellation
    )
    {
        var (record, person, refusal) = await OpenHereAsync(request, eventId, cancellation);
        return refusal
            ?? await pages.RenderAsync<HerePage>(
                request,
                parameters: new Dictionary<string, object?> { [nameof(HerePage.Record)] = record, [nameof(HerePage.Name)] = person!.DisplayName }
            );
    }

    [Function("EventHereSubmit")]
    public async Task<IResult> SubmitHere(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/{eventId}/here")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (_, person, refusal) = await OpenHereAsync(request, eventId, cancellation);
        if (refusal is not null)
            return refusal;
        var voice = Site.VoiceOf(request, programme);
        var answer = await desk.NoteAttendanceAsync(eventId, [(person!, true)], client, cancellation);
        return await pages.SayAsync(request, answer.Outcome == DeskOutcome.Done ? Welcome(voice) : TooEarly(voice));
    }

    private async Task<(EventRecord? Record, EventVisitor? Visitor, IResult? Refusal)> OpenAsync(HttpRequest request, string eventId, CancellationToken cancellation)
    {
        if (await visitors.WhoAsync(request, EventLinks.CheckIn, eventId, cancellation) is not { } visitor)
            return (null, null, request.ToSignIn());
        var record = await events.FindAsync(eventId, cancellation);
        if (record is null || !EventVisibility.IsPublic(record))
            return (null, null, await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound));
        return visitor.Leads(record) ? (record, visitor, null) : (null, null, await pages.RenderAsync<ForbiddenPage>(request, StatusCodes.Status403Forbidden));
    }

    /// <summary>The code says which event, the sign-in who it is.</summary>
    private async Task<(EventRecord? Record, Person? Person, IResult? Refusal)> OpenHereAsync(HttpRequest request, string eventId, CancellationToken cancellation)
    {
        var check = links.Check(request, EventLinks.Here);
        var record = check is { State: LinkState.Valid, Link: { } link } && link.Subject == eventId ? await events.FindAsync(eventId, cancellation) : null;
        if (record is null)
            return (null, null, await pages.RenderAsync<LinkProblemPage>(
                request,
                check.State == LinkState.Expired ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound,
                new Dictionary<string, object?> { [nameof(LinkProblemPage.IsExpired)] = check.State == LinkState.Expired }
            ));
        return await visitors.WhoAsync(request, EventLinks.Here, eventId: null, cancellation) is { } visitor
            ? (record, visitor.Person, null)
            : (null, null, request.ToSignIn(withLink: true));
    }

    private async Task<IReadOnlyList<Registration>> ExpectedAsync(string eventId, CancellationToken cancellation)
    {
        var expected = new List<Registration>();
        await foreach (var one in registrations.AllAsync(eventId, cancellation))
            if (one.State is RegistrationState.Seat or RegistrationState.WalkIn)
                expected.Add(one);
        return [.. expected.OrderBy(one => one.Person.DisplayName, StringComparer.CurrentCulture)];
    }

    private async Task<IResult> PageAsync(HttpRequest request, EventRecord record, EventVisitor visitor, CancellationToken cancellation)
    {
        var (now, time) = (clock.GetUtcNow(), record.Details.Time);
        return await pages.RenderAsync<CheckInPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(CheckInPage.Record)] = record,
                [nameof(CheckInPage.Registrations)] = await ExpectedAsync(record.Id, cancellation),
                [nameof(CheckInPage.Questions)] = await registrations.QuestionsAsync(record.Id, cancellation),
                [nameof(CheckInPage.Visitor)] = visitor,
                [nameof(CheckInPage.Times)] = new EventTimes(Site.VoiceOf(request, programme), visitor.Person.TimeZone),
                [nameof(CheckInPage.HasBegun)] = now >= time.Start,
                [nameof(CheckInPage.Here)] = now > time.Start - EarlyBirds && now < time.End.AddHours(1) ? links.ForBeingHere(record) : null,
            }
        );
    }

    private static PageMessage Welcome(Voice voice) =>
        new(voice.Say("Schön, dass du da bist!", "Good to have you here!", "Schön, dass Sie da sind!"), voice.Say("Das ist festgehalten.", "That is noted."));

    private static PageMessage TooEarly(Voice voice) =>
        new(voice.Say("Noch einen Moment", "Just a moment"), voice.Say("Eintragen geht, sobald das Event begonnen hat.", "You can check in as soon as the event has begun."));
}
